using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A dealer is started, whatever goes wrong goes wrong, requests come and come again, and its owner closes it at any moment.</summary>
internal sealed class DealerReconnect : PlantedScenario<DealerPlant>
{
    private static readonly DealerRules Rules = new(Wishes: 2, Budget: 2, Enum.GetValues<DealerFault>());

    private static readonly (DealerOrder Order, string Name)[] Orders =
    [
        (DealerOrder.OldIdAfterNew, "the id of an old connection after that of the new one"),
        (DealerOrder.OldAnswerAfterNew, "a handler answers when the next connection is up"),
        (DealerOrder.OldPutAnswerAfterNew, "an older put is answered while a newer one is on its way"),
        (DealerOrder.OldCloseAfterNew, "the old connection's close when the next one is up"),
        (DealerOrder.NewIdWhilePutInFlight, "another id while a put is on its way"),
        (DealerOrder.FirstPutFails, "the first registration fails"),
        (DealerOrder.LaterPutFails, "a later registration fails"),
        (DealerOrder.KeyAgain, "a key comes again before it is answered"),
        (DealerOrder.RequestAgain, "a request comes again while it is with its handler"),
        (DealerOrder.RequestAgainOnTheNext, "a request comes again when it is done, or its connection gone"),
        (DealerOrder.ChangeWithoutId, "a change between loss and new id"),
        (DealerOrder.ChangeWhilePutInFlight, "a change while a put is on its way"),
    ];

    /// <summary>Where a close can come: what it shows must be the same in each.</summary>
    private static readonly string[] Phases = ["Stopped", "Resolving", "Connecting", "AwaitingId", "Registering", "Registered", "Backoff"];

    public DealerReconnect()
    {
        MustAlways<DealerWorld>("a close is over within its bound", world => !world.IsCloseOverdue);
        MustAlways<DealerWorld>("what is over says so in its status", world => world.IsEnded == (world.Status == DealerStatus.Closed));
        MustEventually<DealerWorld>("registered, or over if asked to be", world => world.IsEnded || (!world.WasClosed && (!world.WasStarted || world.Status == DealerStatus.Registered)));
        foreach (var (order, name) in Orders)
            MustSometimes<DealerWorld>(name, world => world.Order == order);
        foreach (var phase in Phases)
            MustSometimes<DealerWorld>($"closed while {phase}", world => world.WasClosed && world.IsEnded && world.ClosedIn.ToString() == phase);
        MustSometimes<DealerWorld>("over for refused credentials", world => world.IsEnded && !world.WasClosed);
        MustSometimes<DealerWorld>("closing a peer that has fallen silent", world => world.WasClosed && !world.IsEnded && world.IsMute);
    }

    public override string Name => "dealer-reconnect";

    public override string Summary => "a dealer registers again after every loss, answers each key once, and ends once and for all when asked to";

    public override IReadOnlyList<string> Alphabet =>
        ["the owner starts", "the owner closes", $"what is put changes, or a request comes, or the last one again with its key or another, {Rules.Wishes} x in all", "a handler accepts or refuses"];

    public override IReadOnlyList<string> Faults => [.. Rules.Faults.Select(fault => fault.ToString()), $"{Rules.Budget} in all"];

    protected override World CreateWorld(DealerPlant plant, int? budget) => new DealerWorld(Rules with { Budget = budget ?? Rules.Budget }, plant);
}
