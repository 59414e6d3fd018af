using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Every choice with the same chance.</summary>
internal sealed class RandomScheduler : IScheduler
{
    private Dice dice;

    public void Begin(Dice dice, int stepsMax) => this.dice = dice;

    public int Choose(ChoiceList choices, int step) => (int)dice.Below(choices.Count);
}
