using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Who subscribes and who handles comes and goes, while messages and requests come and a dealer is lost and back.</summary>
internal sealed class DealerSubscriptions : PlantedScenario<DealerPlant>
{
    private static readonly DealerRules Rules = new(Wishes: 2, Budget: 1, DealerFault.Breaks, DealerFault.Fails) { Comings = 3 };

    public DealerSubscriptions()
    {
        MustAlways(DealerWorld.AllOrNothing, 35);
        MustAlways(DealerWorld.EachIsServed, 28, 33, 34, 117);
        MustAlways(DealerWorld.Nobodys, 34);
        MustAlways(DealerWorld.LiveHandlers, 34, 35);
        MustAlways(DealerWorld.ReleasedOnce, 117);
        MustAlways(DealerObserver.OneReply, 37);
        MustEventually<DealerWorld>("whoever was given a message takes it, and the dealer is registered", world => world.IsEveryoneServed);
        MustSee("nothing was registered, because a part of it is handled already", DealerSights.IsHandled, 35);
        MustSee("nothing was registered, because a part of it is no address", DealerSights.IsNoAddress, 35);
        MustSee("a message was given to two", DealerSights.GivenToBoth, 33);
        MustSee("a message came when who wanted it had left", DealerSights.SubscriberWasGone, 34);
        MustSee("a request came when its handler had left", DealerSights.HandlerWasGone, 34);
        MustSee("who left had not taken what it was given", DealerSights.LeftUntaken, 34);
        MustSee("who was there when the first connection was lost before it was registered was given a message by the next", DealerSights.OutlivedAttempt, 28);
        MustSee("who was there at a loss was given a message after it", DealerSights.OutlivedLoss, 28);
        MustSee("who took a message was given the next", DealerSights.GivenAfterTaking);
        MustSee("who gave up waiting had been given a message, and was given it again", DealerSights.GivenOnceMore, 117);
        MustSee("another owner came when not all was taken that had come for the last", DealerSights.LeftToNextOwner);
        MustSee("a message came when who wanted it had given up waiting, and was given it", DealerSights.GivenWhatCameMeanwhile, 117);
    }

    public override string Name => "dealer-subscriptions";

    public override string Summary => "all who want a message are given it, a request goes to its handler, and who left counts for nothing";

    public override IReadOnlyList<string> Alphabet =>
    [
        "the owner starts", "two subscribers and two handlers, who want addresses of each other's, and one with a wrong address",
        $"one of them comes, leaves or gives up waiting, {Rules.Comings} x", "another owner comes when not all is taken, and nobody after it", $"a message or a request comes for one of three addresses, {Rules.Wishes} x",
    ];

    public override IReadOnlyList<string> Faults => [.. Rules.Faults.Select(fault => fault.ToString()), $"{Rules.Budget} in all"];

    protected override IReadOnlyList<DealerPlant> Acting =>
        [DealerPlant.LoseMessage, DealerPlant.KeepHandler, DealerPlant.OneByOne, DealerPlant.KeepSubscriber];

    protected override World CreateWorld(DealerPlant plant, int? budget) => new DealerWorld(Rules with { Budget = budget ?? Rules.Budget }, plant);

    private void MustSee(string name, DealerSights sights, params IReadOnlyList<int> rows) =>
        MustSometimes<DealerWorld>(name, world => (world.Seen & sights) == sights, rows);
}
