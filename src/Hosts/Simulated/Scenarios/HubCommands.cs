using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hub;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A controller commands a speaker through a hub, and a phone takes over, while the speaker's connection may go and come back.</summary>
internal sealed class HubCommands : PlantedScenario<HubPlant>
{
    private static readonly HubRules Rules = new(Commands: 2, Takeovers: 1, Budget: 2);

    public HubCommands()
    {
        MustAlways<HubLinkWorld>("who did not lose their turn has it", world => world.WasTakenOver || !world.IsSpeakerRegistered || world.IsSpeakerActive);
        MustAlways(HubLinkWorld.OneEffect, 37);
        MustAlways(HubLinkWorld.DoneMeansDone, 37);
        MustEventually<HubLinkWorld>("the speaker is registered, and plays if it is the one that does", IsSettled, 41, 47);
        MustEventually<HubLinkWorld>("whoever asked was answered", world => !world.IsWaiting);
        MustSometimes<HubLinkWorld>("a command that was done", world => world is { Told: HubAnswer.Done, Effects: 1 });
        MustSometimes<HubLinkWorld>("a command to a speaker that is away", world => world is { Told: HubAnswer.DeviceAway, Effects: 0 });
        MustSometimes<HubLinkWorld>("a speaker that was lost after it obeyed", world => world is { Told: HubAnswer.DeviceAway, Effects: 1 });
        MustSometimes<HubLinkWorld>("a command that nobody replied to", world => world.Told == HubAnswer.TimedOut);
        MustSometimes<HubLinkWorld>("a command that was not relayed again", world => world.Told == HubAnswer.Repeated);
        MustSometimes<HubLinkWorld>("a handler answered when the next connection was registered", world => world.OfPast == HubFlightKind.Handled, 37);
        MustSometimes<HubLinkWorld>("the answer to a put came when the next connection was registered", world => world.OfPast == HubFlightKind.PutAnswer, 41);
        MustSometimes<HubLinkWorld>("a put came when the next connection was registered", world => world.OfPast == HubFlightKind.Put);
        MustSometimes<HubLinkWorld>("a speaker that came back after it was taken over, and is told by the answer to its put", world => world.HasYielded, 47);
        MustSometimes<HubLinkWorld>("a takeover while the speaker was away", world => world is { WasTakenOver: true, Dealer: DealerStatus.Disconnected, BelievesToPlay: true });
        MustSometimes<HubLinkWorld>("a speaker that yielded", world => world is { WasTakenOver: true, Dealer: DealerStatus.Registered, BelievesToPlay: false });
        MustSometimes<HubLinkWorld>("a speaker that is back with its turn", world => world is { WasTakenOver: false, Dealer: DealerStatus.Registered, IsBack: true, IsSpeakerActive: true });
    }

    public override string Name => "hub-commands";

    public override string Summary => "a command takes effect once and is answered once, and one device plays, whatever becomes of its connection";

    public override IReadOnlyList<string> Alphabet => [$"the controller sends its one command, {Rules.Commands} x", "the phone takes over"];

    public override IReadOnlyList<string> Faults =>
    [
        "the connection is cut", "it falls silent", "a put, its answer or a handler's answer is late", "a put or its answer is lost", $"{Rules.Budget} in all",
    ];

    protected override World CreateWorld(HubPlant plant, int? budget) => new HubLinkWorld(Rules with { Budget = budget ?? Rules.Budget }, plant);

    private static bool IsSettled(HubLinkWorld world) =>
        world is { Dealer: DealerStatus.Registered, IsSpeakerRegistered: true } && world.BelievesToPlay == world.IsSpeakerActive;
}
