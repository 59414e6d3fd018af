using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A party of several processes: a listener whose connection is full is sent later what it can still make, or closed; nobody else notices.</summary>
internal sealed class SlowListener : PartyScenario
{
    private static readonly PartyRules Rules = new(Workers: 1, Own: [false, false], Chunks: 5, Budget: 2, PartyFault.ListenerIsSlow, PartyFault.ListenerIsCut, PartyFault.ListenerIsHalfDead);

    public SlowListener()
        : base(Rules, "two foreign listeners at one worker, of which one is slow")
    {
        MustPlay();
        MustAlways<PartyWorld>("the other notices nothing, unless it is cut", world => world.Listener(1) is { WasCut: true } or { RanEmpty: false, WasFlushed: false });
        MustSometimes<PartyWorld>("it has everything, and was full", world => world.FaultsLeft == 0 && Untouched(world, 0));
        MustSometimes<PartyWorld>("it came back when its worker did not know that its last connection was gone", world => world.CameBeforeItsGhostWent, 109, 111);
        MustSometimes<PartyWorld>("one came when the stream was over", world => world.CameAfterTheEnd, 118);
        MustSometimes<PartyWorld>("it went without sound", world => world.Listener(0).RanEmpty);
        MustSometimes<PartyWorld>("it was closed, and came back", world => world.Listener(0) is { WasClosed: true } && !world.Listener(0).Connection.IsNone());
    }

    public override string Name => "slow-listener";

    public override string Summary => "a listener whose connection is full is sent later what it can still make, or closed; nobody else notices";

    protected override IReadOnlyList<PartyPlant> Acting => [PartyPlant.LateRefusal];
}
