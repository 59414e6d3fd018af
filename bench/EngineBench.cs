using Holdover.StateMachines;

namespace Holdover.Bench;

/// <summary>What one trigger costs the state machine engine.</summary>
public static class EngineBench
{
    private const int Operations = 100_000;

    private static long s_calls;

    /// <summary>Measures the engine; takes some seconds.</summary>
    /// <returns>One measurement a name, in a fixed order.</returns>
    public static IEnumerable<Measurement> Run()
    {
        var yardstick = new SwitchYardstick(Allow, Count, Count);
        var toggle = Toggle();
        var guarded = Guarded(new StateMachine<Light, Switch>(Light.Off));
        var state = Light.Off;
        var stored = Guarded(new StateMachine<Light, Switch>(() => state, value => state = value));
        var hierarchy = Hierarchy();

        var times = Stopwatches.Compare(
            Operations,
            () => Fire(yardstick),
            () => Fire(toggle),
            () => Fire(guarded),
            () => Fire(stored),
            () => Fire(hierarchy));

        const string againstSwitch = "a non-inlined switch that makes the same three delegate calls (guard, exit, entry)";
        var bytes = BytesOf(toggle, guarded, stored, hierarchy);
        return
        [
            new("engine.toggle", times[1], "ns", againstSwitch, times[1] / times[0]),
            new("engine.guarded", times[2], "ns", againstSwitch, times[2] / times[0]),
            new("engine.guarded.stored", times[3], "ns", againstSwitch + "; state kept outside, through two more delegates", times[3] / times[0]),
            new("engine.hierarchy", times[4], "ns", againstSwitch + "; four exits and entries here", times[4] / times[0]),
            new("engine.bytes", bytes, "bytes", "nothing at all", null),
        ];
    }

    private static StateMachine<Light, Switch> Toggle()
    {
        var machine = new StateMachine<Light, Switch>(Light.Off);
        machine.Configure(Light.Off).Permit(Switch.Toggle, Light.On);
        machine.Configure(Light.On).Permit(Switch.Toggle, Light.Off);
        return machine;
    }

    private static StateMachine<Light, Switch> Guarded(StateMachine<Light, Switch> machine)
    {
        machine.Configure(Light.Off).PermitIf(Switch.Toggle, Light.On, Allow).OnEntry(Count).OnExit(Count);
        machine.Configure(Light.On).PermitIf(Switch.Toggle, Light.Off, Allow).OnEntry(Count).OnExit(Count);
        return machine;
    }

    /// <summary>Two states of two levels each, inside one more: every trigger is accepted by a superstate, and crosses two levels.</summary>
    private static StateMachine<Light, Switch> Hierarchy()
    {
        var machine = new StateMachine<Light, Switch>(Light.Dim);
        machine.Configure(Light.Off).SubstateOf(Light.House).Permit(Switch.Toggle, Light.Bright).OnEntry(Count).OnExit(Count);
        machine.Configure(Light.On).SubstateOf(Light.House).Permit(Switch.Toggle, Light.Dim).OnEntry(Count).OnExit(Count);
        machine.Configure(Light.Dim).SubstateOf(Light.Off).OnEntry(Count).OnExit(Count);
        machine.Configure(Light.Bright).SubstateOf(Light.On).OnEntry(Count).OnExit(Count);
        return machine;
    }

    private static double BytesOf(params StateMachine<Light, Switch>[] machines)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var machine in machines)
            Fire(machine);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Operations * machines.Length);
    }

    private static void Fire(StateMachine<Light, Switch> machine)
    {
        for (var operation = 0; operation < Operations; operation++)
            machine.Fire(Switch.Toggle);
    }

    private static void Fire(SwitchYardstick yardstick)
    {
        for (var operation = 0; operation < Operations; operation++)
            yardstick.Fire(Switch.Toggle);
    }

    private static bool Allow() => s_calls >= 0;

    private static void Count() => s_calls++;
}
