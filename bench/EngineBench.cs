using Holdover.StateMachines;

namespace Holdover.Bench;

/// <summary>What one trigger costs the state machine engine.</summary>
public static class EngineBench
{
    private const int Operations = 100_000;

    private static readonly Actions s_actions = new();

    /// <summary>Measures the engine; takes some seconds.</summary>
    /// <returns>One measurement a name, in a fixed order.</returns>
    public static IEnumerable<Measurement> Run()
    {
        var yardstick = new SwitchYardstick(s_actions.MayGo, s_actions.Leave, s_actions.Enter);
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

        var bytes = BytesOf(toggle, guarded, stored, hierarchy);
        return
        [
            Against(times, 1, "engine.toggle", "(none here)"),
            Against(times, 2, "engine.guarded", "(as here)"),
            Against(times, 3, "engine.guarded.stored", "(as here; the state is kept outside, through two delegates more)"),
            Against(times, 4, "engine.hierarchy", "(two exits and two entries here)"),
            new("engine.bytes", bytes, "bytes", "nothing: a trigger without arguments allocates none", null),
        ];
    }

    private static Measurement Against(double[] times, int index, string name, string here) => new(
        name,
        times[index],
        "ns",
        $"a non-inlined switch that makes three delegate calls: guard, exit, entry {here}",
        times[index] / times[0]);

    private static StateMachine<Light, Switch> Toggle()
    {
        var machine = new StateMachine<Light, Switch>(Light.Off);
        machine.Configure(Light.Off).Permit(Switch.Toggle, Light.On);
        machine.Configure(Light.On).Permit(Switch.Toggle, Light.Off);
        return machine;
    }

    private static StateMachine<Light, Switch> Guarded(StateMachine<Light, Switch> machine)
    {
        machine.Configure(Light.Off).PermitIf(Switch.Toggle, Light.On, s_actions.MayGo);
        machine.Configure(Light.On).PermitIf(Switch.Toggle, Light.Off, s_actions.MayGo);
        foreach (var state in new[] { Light.Off, Light.On })
            machine.Configure(state).OnEntry(s_actions.Enter).OnExit(s_actions.Leave);
        return machine;
    }

    /// <summary>Two branches of two levels inside a third: superstates accept each trigger, and two states are left and entered.</summary>
    private static StateMachine<Light, Switch> Hierarchy()
    {
        var machine = new StateMachine<Light, Switch>(Light.Dim);
        machine.Configure(Light.Off).SubstateOf(Light.House).Permit(Switch.Toggle, Light.Bright);
        machine.Configure(Light.On).SubstateOf(Light.House).Permit(Switch.Toggle, Light.Dim);
        machine.Configure(Light.Dim).SubstateOf(Light.Off);
        machine.Configure(Light.Bright).SubstateOf(Light.On);
        foreach (var state in new[] { Light.Off, Light.On, Light.Dim, Light.Bright })
            machine.Configure(state).OnEntry(s_actions.Enter).OnExit(s_actions.Leave);
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
}
