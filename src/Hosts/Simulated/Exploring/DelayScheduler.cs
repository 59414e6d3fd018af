using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Delay-bounded: lanes take turns in one fixed order, each for as long as it has something to do; at a few random
/// steps the one whose turn it is is put off to the next round.
/// </summary>
internal sealed class DelayScheduler : IScheduler
{
    public const int DelaysMax = 5;

    private readonly int[] delays = new int[DelaysMax];
    private Dice dice;
    private int turn;

    public void Begin(Dice dice, int stepsMax)
    {
        this.dice = dice;
        turn = 0;
        for (var delay = 0; delay < delays.Length; delay++)
            delays[delay] = (int)this.dice.Below(stepsMax);
    }

    public int Choose(ChoiceList choices, int step)
    {
        turn = NextFrom(turn, choices);
        if (delays.AsSpan().Contains(step))
            turn = NextFrom((turn + 1) % Choice.LanesMax, choices);
        return LaneChoices.Pick(choices, turn, ref dice);
    }

    private static int NextFrom(int lane, ChoiceList choices)
    {
        while (!LaneChoices.Has(choices, lane))
            lane = (lane + 1) % Choice.LanesMax;
        return lane;
    }
}
