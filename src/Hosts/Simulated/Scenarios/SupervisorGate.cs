using Holdover.Hosts.Simulated.Exploring;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>A child that plays to a device is kept alive, whoever holds the device and however the child behaves.</summary>
internal sealed class SupervisorGate : PlantedScenario<SupervisorPlant>
{
    private static readonly SupervisorRules Rules = new(Interrupts: 2, Signals: 1, Budget: 4, Enum.GetValues<SupervisorFault>());

    private static readonly (SupervisorOrder Order, string Name, int[] Rows)[] Orders =
    [
        (SupervisorOrder.LeftoverKilled, "a leftover is killed", [116]),
        (SupervisorOrder.LookAlikeSpared, "a look-alike whose supervisor lives is found and spared", [116]),
        (SupervisorOrder.OwnSpared, "something of our own is found and spared", [116]),
        (SupervisorOrder.HungKilled, "a child that hangs is killed", []),
        (SupervisorOrder.SlowStartKilled, "a start that is not answered is given up", [119]),
        (SupervisorOrder.UpAfterGivenUp, "a child comes up when it was given up", []),
        (SupervisorOrder.ProbeGivenUp, "a probe that hangs is given up", []),
        (SupervisorOrder.OldProbeAnswer, "a probe is answered when it was given up", []),
        (SupervisorOrder.OldSearchAnswer, "a search is answered when it was given up", []),
        (SupervisorOrder.StartAtOnce, "a child that ran long enough ends", []),
        (SupervisorOrder.StartAfterBackoff, "a child that did not run long enough ends", [115]),
        (SupervisorOrder.SignalForwarded, "a signal is handed on", []),
        (SupervisorOrder.KilledByGrace, "a child that ignores the signal has had its time", []),
        (SupervisorOrder.KilledBySecondInterrupt, "a second interrupt comes while the child has its time", [120]),
        (SupervisorOrder.KilledAgain, "a child that was killed is killed again", []),
    ];

    public SupervisorGate()
    {
        MustEventually<SupervisorWorld>("playing, or over if asked to be", world => world.IsEnded || (!world.WasInterrupted && (!world.WasStarted || world.IsPlaying)), 119);
        MustAlways(SupervisorWorld.RightfulKill, 116);
        MustAlways(SupervisorObserver.OneChild);
        MustAlways(SupervisorObserver.InTime, 115);
        MustAlways(SupervisorObserver.ProbedFirst, 116);
        MustAlways(SupervisorObserver.ProbesPaced);
        MustAlways(SupervisorObserver.NothingAfterTheEnd);
        MustAlways(SupervisorObserver.NobodyToKill);
        MustAlways(SupervisorObserver.EndsAlone, 120);
        foreach (var (order, name, rows) in Orders)
            MustSometimes<SupervisorWorld>(name, world => world.Order == order, rows);
        foreach (var cause in Enum.GetValues<EndCause>().Except([EndCause.None]))
            MustSometimes<SupervisorWorld>($"over, {cause}", world => world.IsEnded && world.EndCause == cause);
    }

    public override string Name => "supervisor-gate";

    public override string Summary => "a child is started in its time and with its device, alone, and only a leftover is killed for it";

    public override IReadOnlyList<string> Alphabet =>
    [
        "supervision starts, with the device held by nobody, a stranger, a look-alike or a leftover", "the holder lets go", "the child gives signs of life, and is done",
        $"an interrupt, {Rules.Interrupts} x", $"a signal for the child, {Rules.Signals} x",
    ];

    public override IReadOnlyList<string> Faults => [.. Rules.Faults.Select(fault => fault.ToString()), $"{Rules.Budget} in all"];

    protected override World CreateWorld(SupervisorPlant plant, int? budget) => new SupervisorWorld(Rules with { Budget = budget ?? Rules.Budget }, plant);
}
