using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Probabilistic concurrency testing: lanes have random priorities and the highest goes first; at a few random steps it
/// falls below all others. A bug that needs d lanes in one order is found with a chance of 1 in (lanes x steps^(d - 1)).
/// </summary>
internal sealed class PriorityScheduler : IScheduler
{
    public const int ChangePoints = 3;

    private readonly int[] priorities = new int[Choice.LanesMax];
    private readonly int[] changes = new int[ChangePoints];
    private Dice dice;
    private int lowest;

    public void Begin(Dice dice, int stepsMax)
    {
        this.dice = dice;
        lowest = 0;
        for (var lane = 0; lane < priorities.Length; lane++)
        {
            var place = (int)this.dice.Below(lane + 1);
            (priorities[lane], priorities[place]) = (priorities[place], lane);
        }

        for (var point = 0; point < changes.Length; point++)
            changes[point] = (int)this.dice.Below(stepsMax);
    }

    public int Choose(ChoiceList choices, int step)
    {
        var lane = Highest(choices);
        if (changes.AsSpan().Contains(step))
        {
            priorities[lane] = --lowest;
            lane = Highest(choices);
        }

        return LaneChoices.Pick(choices, lane, ref dice);
    }

    private int Highest(ChoiceList choices)
    {
        var highest = choices[0].Lane;
        foreach (ref readonly var choice in choices.Choices)
        {
            if (priorities[choice.Lane] > priorities[highest])
                highest = choice.Lane;
        }

        return highest;
    }
}
