using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>A trigger without arguments allocates nothing, whatever it sets in motion.</summary>
public sealed class AllocationTests
{
    private const int Fires = 20_000;

    private int _calls;

    private enum State
    {
        Outer,
        Left,
        Right,
        Far = 1_000_000,
    }

    private enum Trigger
    {
        Go,
        Stay,
        Again,
        Choose,
        Ignored,
        Refused,
    }

    [Theory]
    [InlineData(FiringMode.Queued)]
    [InlineData(FiringMode.Immediate)]
    public void A_machine_that_keeps_its_state(FiringMode mode) =>
        AssertNothingIsAllocated(Configured(new StateMachine<State, Trigger>(State.Left, mode)));

    [Fact]
    public void A_machine_whose_state_is_kept_elsewhere()
    {
        var state = State.Left;
        AssertNothingIsAllocated(Configured(new StateMachine<State, Trigger>(() => state, value => state = value)));
    }

    [Fact]
    public void A_machine_of_text()
    {
        var machine = new StateMachine<string, string>("left");
        machine.Configure("left").PermitIf("go", "right", () => true).OnExit(() => _calls++);
        machine.Configure("right").PermitIf("go", "left", () => true).OnEntry(t => _calls += t.Destination.Length);
        Assert.Equal(0, BytesOf(() => machine.Fire("go")));
    }

    [Fact]
    public void A_trigger_that_an_action_queues()
    {
        var machine = new StateMachine<State, Trigger>(State.Left);
        machine.Configure(State.Left).Permit(Trigger.Go, State.Right);
        machine.Configure(State.Right).Permit(Trigger.Go, State.Left).OnEntry(() => machine.Fire(Trigger.Go));
        Assert.Equal(0, BytesOf(() => machine.Fire(Trigger.Go)));
    }

    private StateMachine<State, Trigger> Configured(StateMachine<State, Trigger> machine)
    {
        machine.Configure(State.Outer)
            .InternalTransition(Trigger.Stay, () => _calls++)
            .Ignore(Trigger.Ignored)
            .InitialTransition(State.Left);
        machine.Configure(State.Left).SubstateOf(State.Outer)
            .PermitIf(Trigger.Go, State.Right, () => true)
            .PermitIf(Trigger.Go, State.Far, () => false)
            .PermitReentry(Trigger.Again)
            .OnEntry(t => _calls += t.Source == State.Far ? 1 : 2)
            .OnExit(() => _calls++);
        machine.Configure(State.Right).SubstateOf(State.Outer)
            .Permit(Trigger.Go, State.Far)
            .PermitReentry(Trigger.Again)
            .OnEntryFrom(Trigger.Go, () => _calls++);
        machine.Configure(State.Far)
            .PermitDynamic(Trigger.Go, () => State.Outer)
            .PermitReentry(Trigger.Again)
            .Ignore(Trigger.Stay)
            .Ignore(Trigger.Ignored);
        machine.OnTransitioned(t => _calls += t.IsReentry ? 1 : 2);
        machine.OnTransitionCompleted(t => _calls += t.Parameters.Length);
        return machine;
    }

    private static void AssertNothingIsAllocated(StateMachine<State, Trigger> machine) => Assert.Equal(0, BytesOf(() =>
    {
        machine.Fire(Trigger.Go);
        machine.Fire(Trigger.Stay);
        machine.Fire(Trigger.Again);
        machine.Fire(Trigger.Ignored);
        machine.CanFire(Trigger.Go);
        machine.IsInState(State.Outer);
    }));

    private static long BytesOf(Action action)
    {
        for (var warmUp = 0; warmUp < 100; warmUp++)
            action();
        return Allocated.By(() =>
        {
            for (var fire = 0; fire < Fires; fire++)
                action();
        });
    }
}
