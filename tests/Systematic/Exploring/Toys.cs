using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Tests.Systematic.Exploring;

/// <summary>Small worlds with a known number of states.</summary>
internal static class Toys
{
    public const byte LaneA = 1;
    public const byte LaneB = 2;

    /// <summary>Two counters that each go up to a bound, in any order: (bound + 1)² states, 2 x bound x (bound + 1) steps.</summary>
    public static ToyScenario Counters(int bound) => new(
        (world, choices) =>
        {
            if (world.First < bound)
                choices.Add(new(ChoiceKind.Deliver, LaneA));
            if (world.Second < bound)
                choices.Add(new(ChoiceKind.Deliver, LaneB));
        },
        (world, choice) =>
        {
            if (choice.Lane == LaneA)
                world.First++;
            else
                world.Second++;
        });

    /// <summary>A token that goes round so many places: as many states as places, and a step from each.</summary>
    public static ToyScenario Ring(int places) => new(
        (_, choices) => choices.Add(new(ChoiceKind.Deliver, LaneA)),
        (world, _) => world.First = (world.First + 1) % places);

    /// <summary>One lane goes round for ever; the other ends it, if it ever gets its turn.</summary>
    /// <param name="isOwed">Whether fairness owes it one.</param>
    public static ToyScenario Race(bool isOwed) => new ToyScenario(
        (world, choices) =>
        {
            if (world.Second == 1)
                return;
            choices.Add(new(ChoiceKind.Deliver, LaneA));
            choices.Add(new(isOwed ? ChoiceKind.Deliver : ChoiceKind.Inject, LaneB));
        },
        (world, choice) =>
        {
            if (choice.Lane == LaneA)
                world.First = (world.First + 1) % 3;
            else
                world.Second = 1;
        }).WithEventually("it ends", world => world.Second == 1);
}
