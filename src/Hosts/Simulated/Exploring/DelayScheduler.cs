using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Delay-bounded: the lanes have one fixed order and the first that has something to do goes; at a few random steps it is
/// put off, and the next goes instead. What needs few delays is found soon, however long the run.
/// </summary>
internal sealed class DelayScheduler : IScheduler
{
    public const int DelaysMax = 5;

    private readonly int[] delays = new int[DelaysMax];
    private Dice dice;

    /// <summary>Half of the delays fall behind the end: not every run has as many.</summary>
    public void Begin(Dice dice, int stepsMax)
    {
        this.dice = dice;
        for (var delay = 0; delay < delays.Length; delay++)
            delays[delay] = (int)this.dice.Below(stepsMax * 2L);
    }

    public int Choose(ChoiceList choices, int step)
    {
        var lane = NextFrom(0, choices);
        foreach (var delay in delays)
        {
            if (delay == step)
                lane = NextFrom((lane + 1) % Choice.LanesMax, choices);
        }

        return LaneChoices.Pick(choices, lane, ref dice);
    }

    private static int NextFrom(int lane, ChoiceList choices)
    {
        while (!LaneChoices.Has(choices, lane))
            lane = (lane + 1) % Choice.LanesMax;
        return lane;
    }
}
