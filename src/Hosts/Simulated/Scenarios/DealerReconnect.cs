using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A dealer is started, whatever goes wrong goes wrong, requests come and come again, and its owner closes it at any moment.</summary>
internal sealed class DealerReconnect : PlantedScenario<DealerPlant>
{
    private static readonly DealerRules Rules = new(Wishes: 2, Budget: 2, Enum.GetValues<DealerFault>());

    private static readonly (DealerOrder Order, string Name, int[] Rows)[] Orders =
    [
        (DealerOrder.OldIdAfterNew, "the id of an old connection after that of the new one", [39]),
        (DealerOrder.OldAnswerAfterNew, "a handler answers when the next connection is up", [37]),
        (DealerOrder.OldPutAnswerAfterNew, "an older put is answered while a newer one is on its way", []),
        (DealerOrder.OldCloseAfterNew, "the old connection's close when the next one is up", []),
        (DealerOrder.NewIdWhilePutInFlight, "another id while a put is on its way", []),
        (DealerOrder.FirstPutFails, "the first registration fails", [7]),
        (DealerOrder.LaterPutFails, "a later registration fails", [6]),
        (DealerOrder.KeyAgain, "a key comes again before it is answered", []),
        (DealerOrder.RequestAgain, "a request comes again while it is with its handler", []),
        (DealerOrder.RequestAgainOnTheNext, "a request comes again when it is done", []),
        (DealerOrder.RequestAgainWhileWithOldHandler, "a request comes again on the next connection while its handler on the old one is at it", [38]),
        (DealerOrder.ChangeWithoutId, "a change between loss and new id", [40]),
        (DealerOrder.LostWithChange, "the connection is lost with a change that is about to be put", [40]),
        (DealerOrder.ChangeWhilePutInFlight, "a change while a put is on its way", []),
        (DealerOrder.ChangeAgain, "a change while an earlier one waits to be put", [67]),
        (DealerOrder.IdAgain, "the server says its id again", [41]),
        (DealerOrder.Unreadable, "a request comes that cannot be read", [36]),
        (DealerOrder.NextGeneration, "another connection is up after the one that was", [1]),
        (DealerOrder.NoId, "a connection is up and its id does not come in its time", [20]),
        (DealerOrder.BeginsWithTheNext, "an attempt begins with the address after the one that did not serve", [21]),
        (DealerOrder.LostAtOnce, "a connection is lost as soon as it is registered", [31]),
        (DealerOrder.LateAnswerWhileAsked, "a handler whose request was refused for it answers while another is at it", [117]),
        (DealerOrder.FailsAgain, "an attempt fails after one that failed", [17]),
    ];

    /// <summary>Where a close can come: what it shows must be the same in each.</summary>
    private static readonly (string Name, int[] Rows)[] Phases =
        [("Stopped", []), ("Resolving", [27]), ("Connecting", [27, 29]), ("AwaitingId", []), ("Registering", []), ("Registered", []), ("Backoff", [29, 84])];

    public DealerReconnect()
    {
        MustAlways(DealerWaits.CloseBounded, 27, 29, 30);
        MustAlways<DealerWorld>("what is over says so in its status", world => world.IsEnded == (world.Status == DealerStatus.Closed), 27, 103);
        MustAlways(DealerObserver.OneTransport);
        MustAlways(DealerObserver.NothingAfterTheEnd, 103);
        MustAlways(DealerObserver.EndsAtRest);
        MustAlways(DealerObserver.LossOnce);
        MustAlways(DealerObserver.LossTold, 84);
        MustAlways(DealerWaits.Paced, 17, 31);
        MustAlways(DealerWaits.NextAddress, 21);
        MustAlways(DealerWaits.AttemptBounded, 2, 20, 21, 26);
        MustAlways(DealerWaits.PutBounded, 19);
        MustAlways(DealerWaits.ChangeBounded, 67);
        MustAlways(DealerWaits.AnswerBounded, 36);
        MustAlways(DealerObserver.CurrentId, 39, 40);
        MustAlways(DealerWorld.HarmlessPut, 6);
        MustAlways(DealerWorld.FirstPutCounts, 7);
        MustAlways(DealerWorld.SameIdIsNone, 41);
        MustAlways(DealerWorld.ItsOwnReply, 117);
        MustAlways(DealerWorld.PingAnswered);
        MustAlways(DealerWorld.UnreadableRefused, 36);
        MustAlways(DealerObserver.OnePut);
        MustAlways(DealerObserver.OneReply, 37);
        MustAlways(DealerObserver.NoneOwedAtClose, 36);
        MustAlways(DealerObserver.OneEffect, 38);
        MustAlways(DealerObserver.GenerationOfEach, 1);
        MustEventually<DealerWorld>("whoever asked is answered, or the connection by which it asked is gone", world => !world.IsAnyoneOwed, 36);
        MustEventually<DealerWorld>("registered, or over if asked to be", world => world.IsEnded || (!world.WasClosed && (!world.WasStarted || world.Status == DealerStatus.Registered)), 6, 7);
        foreach (var (order, name, rows) in Orders)
            MustSometimes<DealerWorld>(name, world => world.Order == order, rows);
        foreach (var (phase, rows) in Phases)
            MustSometimes<DealerWorld>($"closed while {phase}", world => world.WasClosed && world.IsEnded && world.ClosedIn.ToString() == phase, rows);
        MustSometimes<DealerWorld>("over for refused credentials", world => world.IsEnded && !world.WasClosed, 103);
        MustSometimes<DealerWorld>("closing a peer that has fallen silent", world => world.WasClosed && !world.IsEnded && world.IsMute, 30);
    }

    public override string Name => "dealer-reconnect";

    public override string Summary => "a dealer registers again after every loss, answers each key once, and ends once and for all when asked to";

    public override IReadOnlyList<string> Alphabet =>
        ["the owner starts", "the owner closes", $"what is put changes, or a request comes, or the last one again with its key or another, {Rules.Wishes} x in all", "a handler accepts or refuses", "the server pings, says its id again, or asks what cannot be read, as often as it likes"];

    public override IReadOnlyList<string> Faults => [.. Rules.Faults.Select(fault => fault.ToString()), $"{Rules.Budget} in all"];

    protected override IReadOnlyList<DealerPlant> Acting => [DealerPlant.DropAbort, DealerPlant.DropId, DealerPlant.ForeignId];

    protected override World CreateWorld(DealerPlant plant, int? budget) => new DealerWorld(Rules with { Budget = budget ?? Rules.Budget }, plant);
}
