using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Holdover.Tests.Property.StateMachines.Equivalence;

/// <summary>The table does what the rules say: random machines, run beside a naive interpreter of the same specification.</summary>
public sealed class EquivalenceTests(ITestOutputHelper output)
{
    private const int Machines = 10_000;

    /// <summary>What must have been met, or the machines that were drawn prove little.</summary>
    private static readonly string[] s_interesting =
    [
        "Permit", "Reentry", "Dynamic", "Internal", "Ignore", "Entry", "EntryFrom", "Exit",
        "accepted by a superstate", "ambiguous", "destination never configured", "hierarchy crossed", "initial transition",
        "moved on by its own action", "queued trigger", "re-entry", "re-entry of a superstate",
        "superstate accepts what a substate's guard refuses", "superstate leads to the current state",
        "trigger left behind by an exception", "unhandled", "unmet guards", "wrong arguments", "wrong initial transition",
        "immediate", "queued", "stored outside", "keyed by text", "action failed",
    ];

    private enum Letter
    {
        A,
        B,
        C,
        D,
        E,
        F,
        G,
        H,
        Outside,
    }

    private enum Signal : byte
    {
        W,
        X,
        Y,
        Z,
    }

    [Fact]
    public void A_machine_does_what_its_specification_says()
    {
        var machines = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Prop.ForAll(MachineSpecs.Arbitrary, spec =>
        {
            var reached = new HashSet<string>();
            var expected = RunReference(spec, reached);
            var actual = spec.IsKeyedByText
                ? Run(spec, state => $"state {state}", trigger => $"trigger {trigger}")
                : Run(spec, state => (Letter)state, trigger => (Signal)trigger);
            foreach (var name in reached)
                machines[name] = machines.GetValueOrDefault(name) + 1;
            Assert.Equal(expected, actual);
        }).Check(Seeded.Quick.WithMaxTest(Machines).WithQuietOnSuccess(true));

        foreach (var (name, count) in machines)
            output.WriteLine($"{count,6} machines met: {name}");
        Assert.Empty(s_interesting.Except(machines.Keys));
    }

    private static List<string> RunReference(MachineSpec spec, HashSet<string> reached)
    {
        reached.Add(spec.Mode == Holdover.StateMachines.FiringMode.Immediate ? "immediate" : "queued");
        if (spec.IsStoredOutside)
            reached.Add("stored outside");
        if (spec.IsKeyedByText)
            reached.Add("keyed by text");

        var world = new World(spec);
        var machine = new ReferenceMachine(world, reached, spec.Start);
        foreach (var firing in spec.Firings)
        {
            world.Begin(firing);
            if (Caught(() => machine.Fire(firing.Trigger, world.ArgumentsFor(firing)), world) is ActionFailedException)
                reached.Add("action failed");

            // Asking is no part of what the machines are drawn for: it must not count as having met something.
            var asked = new ReferenceMachine(world, new HashSet<string>(), machine.State);
            Ask(world, asked.State, asked.Permitted, (int trigger, out ICollection<string>? unmet) =>
            {
                var can = asked.CanFire(trigger, out var guards);
                unmet = can ? [] : guards;
                return can;
            }, asked.IsIn);
        }
        return world.Log;
    }

    private static List<string> Run<TState, TTrigger>(MachineSpec spec, Func<int, TState> state, Func<int, TTrigger> trigger)
        where TState : notnull
        where TTrigger : notnull
    {
        var world = new World(spec);
        var machine = new MachineUnderTest<TState, TTrigger>(world, state, trigger);
        foreach (var firing in spec.Firings)
        {
            world.Begin(firing);
            Caught(() => machine.Fire(firing), world);
            Ask(world, machine.State, machine.Permitted, machine.CanFire, machine.IsIn);
        }
        return world.Log;
    }

    private delegate bool CanFire(int trigger, out ICollection<string>? unmet);

    /// <summary>Logs all that can be asked of a machine that is at rest.</summary>
    private static void Ask(World world, int state, Func<IEnumerable<int>> permitted, CanFire canFire, Func<int, bool> isIn)
    {
        world.Log.Add($"in {state}: {string.Join(",", Enumerable.Range(0, world.Spec.States + 1).Where(isIn))}");
        world.Log.Add($"permitted {string.Join(",", permitted())}");
        for (var trigger = 0; trigger < world.Spec.Arities.Length; trigger++)
        {
            var asked = trigger;
            Caught(() =>
            {
                var can = canFire(asked, out var unmet);
                world.Log.Add($"can fire {asked}: {can} {(unmet is null ? "-" : string.Join(";", unmet))}");
            }, world);
        }
    }

    private static Exception? Caught(Action action, World world)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or ActionFailedException)
        {
            world.Log.Add($"threw {exception.GetType().Name}");
            return exception;
        }
    }
}
