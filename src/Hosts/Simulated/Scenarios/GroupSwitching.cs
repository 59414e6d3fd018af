using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Guests of a party that come, go, drop, are loud together and switch: each is in one group, as loud as that knows, and hears what it is to hear.</summary>
internal sealed class GroupSwitching : PlantedScenario<GroupsPlant>
{
    private const int Budget = 2;

    public GroupSwitching()
    {
        MustAlways(GroupsWorld.OneGroup);
        MustAlways(GroupsWorld.OnlyWhoIsThere);
        MustAlways(GroupsWorld.KnownLoudness);
        MustAlways(GroupsWorld.AsLoudAsWanted);
        MustAlways(GroupsWorld.Remembered);
        MustAlways(GroupsWorld.ToldItsGroup, 118);
        MustAlways(GroupsWorld.StreamOfParty);
        MustAlways(GroupsWorld.NobodyElseCommands);
        MustEventually<GroupsWorld>("everybody is there, and who controls knows how loud its group is", world => world.IsEverybodyThere && world.IsEveryControllerTold);
        MustSee("one took what the other could not", GroupsSights.Shared);
        MustSee("one came back to a group of its own, and was told how loud it had been", GroupsSights.CameBackApart);
        MustSee("one came when nobody expected it, or not any more", GroupsSights.CameAnew);
        MustSee("of two that were gone one was forgotten first", GroupsSights.ForgottenFirst);
        MustSee("one came back when nobody knew that its last connection was gone", GroupsSights.CameBeforeEnd);
        MustSee("one that was apart went back to the party, where nobody was left", GroupsSights.BackToNobody);
        MustSee("one that may not command its group tried", GroupsSights.MayNot);
        MustSometimes<GroupsWorld>("one came when the stream was over", world => world.Seen.HasFlag(GroupsSights.CameAfterEnd), 118);
        MustSee("a coordinator was told by its workers of one that is apart", GroupsSights.SuccessorToldApart);
    }

    public override string Name => "group-switching";

    public override string Summary => "whoever comes, goes, drops or switches: each is in one group, as loud as that knows, and hears the stream of that and no other";

    public override IReadOnlyList<string> Alphabet =>
    [
        "a player that controls, one that does not, and a controller come again whenever they are gone",
        $"the party's stream begins or ends, {GroupsWorld.StreamsMax} x",
        $"a guest wants {string.Join(", ", Enum.GetNames<GroupsWish>())}, {GroupsWorld.WishesMax} x",
    ];

    public override IReadOnlyList<string> Faults => [.. Enum.GetNames<GroupsFault>(), $"{Budget} in all"];

    protected override World CreateWorld(GroupsPlant plant, int? budget) => new GroupsWorld(plant, budget ?? Budget);

    private void MustSee(string name, GroupsSights sights) => MustSometimes<GroupsWorld>(name, world => (world.Seen & sights) == sights);
}
