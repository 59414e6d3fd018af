using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>When triggers that actions fire are processed, and what an exception leaves behind.</summary>
public sealed class FiringTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void A_queued_trigger_waits_for_the_transition_to_complete()
    {
        Chain(new StateMachine<string, int>("A")).Fire(1);
        Assert.Equal(["exit A", "enter B {", "} enter B", "completed A>B", "enter C", "completed B>C"], _log);
    }

    [Fact]
    public void An_immediate_trigger_is_processed_inside_the_action()
    {
        Chain(new StateMachine<string, int>("A", FiringMode.Immediate)).Fire(1);
        Assert.Equal(["exit A", "enter B {", "enter C", "completed B>C", "} enter B", "completed A>C"], _log);
    }

    [Fact]
    public void A_throwing_action_leaves_no_stale_trigger_behind()
    {
        var machine = new StateMachine<string, int>("A");
        machine.Configure("A").Permit(1, "B");
        machine.Configure("B").Permit(2, "C").Permit(3, "D").OnEntry(() =>
        {
            machine.Fire(2);
            throw new TimeoutException();
        });

        Assert.Throws<TimeoutException>(() => machine.Fire(1));
        Assert.Equal("B", machine.State);
        machine.Fire(3);
        Assert.Equal("D", machine.State);
    }

    [Fact]
    public void A_refused_trigger_leaves_the_machine_able_to_fire()
    {
        var machine = new StateMachine<string, int>("A");
        machine.Configure("A").Permit(1, "B");
        Assert.Throws<InvalidOperationException>(() => machine.Fire(2));
        machine.Fire(1);
        Assert.Equal("B", machine.State);
    }

    [Fact]
    public void A_configuration_that_changes_later_counts_from_the_next_trigger()
    {
        var machine = new StateMachine<string, int>("A");
        var kept = machine.Configure("A").PermitReentry(1);
        machine.Fire(1);
        kept.OnExit(() => _log.Add("exit A")).Permit(2, "B");
        machine.Fire(1);
        machine.Fire(2);
        Assert.Equal(["exit A", "exit A"], _log);
        Assert.Equal("B", machine.State);
    }

    [Fact]
    public void State_is_kept_where_the_caller_says()
    {
        var written = new List<string>();
        var state = "A";
        var machine = new StateMachine<string, int>(() => state, value => written.Add(state = value));
        machine.Configure("A").Permit(1, "B");
        machine.Configure("B").InitialTransition("C").Permit(1, "A");
        machine.Configure("C").SubstateOf("B");
        machine.Fire(1);
        Assert.Equal(["B", "C"], written);

        state = "A";
        Assert.Equal("A", machine.State);
        Assert.Equal([1], machine.PermittedTriggers);
    }

    [Fact]
    public void Listeners_can_be_taken_back()
    {
        var machine = new StateMachine<string, int>("A");
        machine.Configure("A").PermitReentry(1);
        void Told(StateMachine<string, int>.Transition transition) => _log.Add(transition.Source);
        machine.OnTransitioned(Told);
        machine.OnTransitionCompleted(Told);
        machine.Fire(1);
        Assert.Equal(2, _log.Count);

        machine.OnTransitionedUnregister(Told);
        machine.Fire(1);
        Assert.Equal(3, _log.Count);
        machine.OnTransitionCompletedUnregister(Told);
        machine.OnTransitioned(Told);
        machine.UnregisterAllCallbacks();
        machine.Fire(1);
        Assert.Equal(3, _log.Count);
    }

    [Fact]
    public void Activation_runs_outside_in_and_deactivation_inside_out()
    {
        var machine = new StateMachine<string, int>("B");
        machine.Configure("A").OnActivate(() => _log.Add("+A")).OnDeactivate(() => _log.Add("-A"));
        machine.Configure("B").SubstateOf("A").OnActivate(() => _log.Add("+B")).OnDeactivate(() => _log.Add("-B"))
            .Permit(1, "C");
        machine.Activate();
        machine.Deactivate();
        machine.Fire(1);
        machine.Activate();
        Assert.Equal(["+A", "+B", "-B", "-A"], _log);
    }

    private StateMachine<string, int> Chain(StateMachine<string, int> machine)
    {
        machine.Configure("A").Permit(1, "B").OnExit(() => _log.Add("exit A"));
        machine.Configure("B").Permit(2, "C").OnEntry(() =>
        {
            _log.Add("enter B {");
            machine.Fire(2);
            _log.Add("} enter B");
        });
        machine.Configure("C").OnEntry(() => _log.Add("enter C"));
        machine.OnTransitionCompleted(t => _log.Add($"completed {t.Source}>{t.Destination}"));
        return machine;
    }
}
