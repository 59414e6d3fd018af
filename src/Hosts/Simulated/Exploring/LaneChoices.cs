using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Choices seen by lane, for schedulers that put lanes in an order.</summary>
internal static class LaneChoices
{
    /// <summary>Whether a lane has a choice.</summary>
    public static bool Has(ChoiceList choices, int lane)
    {
        foreach (ref readonly var choice in choices.Choices)
        {
            if (choice.Lane == lane)
                return true;
        }

        return false;
    }

    /// <summary>One of a lane's choices, each with the same chance.</summary>
    public static int Pick(ChoiceList choices, int lane, ref Dice dice)
    {
        var (picked, seen) = (-1, 0);
        for (var place = 0; place < choices.Count; place++)
        {
            if (choices[place].Lane == lane && dice.Below(++seen) == 0)
                picked = place;
        }

        Invariant.Holds(picked >= 0);
        return picked;
    }
}
