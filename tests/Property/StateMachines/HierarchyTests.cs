using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>States within states: what is left, what is entered, and what is told about it.</summary>
public sealed class HierarchyTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void Only_what_the_states_do_not_share_is_left_and_entered()
    {
        var machine = Nested("D");
        machine.Configure("D").Permit('x', "F");
        machine.Fire('x');
        Assert.Equal(["exit D D>F", "exit C D>F", "exit B D>F", "told D>F", "enter E D>F", "enter F D>F"], _log);
    }

    [Fact]
    public void Going_out_to_a_superstate_and_back_in_leaves_the_superstate_alone()
    {
        var machine = Nested("D");
        machine.Configure("D").Permit('x', "C");
        machine.Configure("C").Permit('y', "D");
        machine.Fire('x');
        machine.Fire('y');
        Assert.Equal(["exit D D>C", "told D>C", "told C>D", "enter D C>D"], _log);
    }

    [Fact]
    public void Reentry_of_a_superstate_reports_the_true_source()
    {
        var machine = Nested("D");
        machine.Configure("B").PermitReentry('x');
        machine.Fire('x');
        Assert.Equal(
            ["exit D D>B", "exit C D>B", "exit B D>B", "told D>B", "enter B D>B"],
            _log);
        Assert.Equal("B", machine.State);
    }

    [Fact]
    public void Reentry_of_a_substate_leaves_the_superstate_alone()
    {
        var machine = Nested("D");
        machine.Configure("D").PermitReentry('x');
        machine.Fire('x');
        Assert.Equal(["exit D D>D", "told D>D", "enter D D>D"], _log);
    }

    [Fact]
    public void A_superstate_that_leads_to_the_current_state_leads_nowhere()
    {
        var machine = Nested("D");
        machine.Configure("B").Permit('x', "D");
        machine.Fire('x');
        Assert.Empty(_log);
        Assert.True(machine.CanFire('x'));
    }

    [Fact]
    public void A_guard_of_a_substate_does_not_veto_the_superstate()
    {
        var machine = Nested("D");
        machine.Configure("D").PermitIf('x', "E", () => false);
        machine.Configure("A").Permit('x', "F");
        machine.Fire('x');
        Assert.Equal("F", machine.State);
    }

    [Fact]
    public void A_substate_overrides_the_superstate()
    {
        var machine = Nested("D");
        machine.Configure("D").Ignore('x');
        machine.Configure("A").Permit('x', "F");
        machine.Fire('x');
        Assert.Equal("D", machine.State);
    }

    [Fact]
    public void Initial_transitions_are_followed_to_the_innermost_state()
    {
        var machine = Nested("F");
        machine.Configure("F").Permit('x', "B");
        machine.Configure("B").InitialTransition("C");
        machine.Configure("C").InitialTransition("D");
        machine.OnTransitionCompleted(t => _log.Add($"completed {t.Source}>{t.Destination} in {machine.State}"));
        machine.Fire('x');
        Assert.Equal(
            [
                "exit F F>B", "exit E F>B", "told F>B", "enter B F>B",
                "told B>C", "enter C F>C", "told C>D", "enter D F>D",
                "completed F>D in D",
            ],
            _log.Where(line => !line.Contains(" A ", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_initial_transition_enters_again_what_was_just_left()
    {
        var machine = Nested("D");
        machine.Configure("B").InitialTransition("C");
        machine.Configure("D").Permit('x', "B");
        machine.Fire('x');
        Assert.Equal(["exit D D>B", "exit C D>B", "told D>B", "told B>C", "enter C D>C"], _log);
    }

    [Fact]
    public void The_target_of_an_initial_transition_must_be_a_direct_substate()
    {
        var machine = Nested("F");
        machine.Configure("F").Permit('x', "B");
        machine.Configure("B").InitialTransition("D");
        var refused = Assert.Throws<InvalidOperationException>(() => machine.Fire('x'));
        Assert.Equal("The target (D) for the initial transition is not a substate.", refused.Message);
    }

    [Fact]
    public void Configurations_that_cannot_be_are_refused()
    {
        var machine = Nested("D");
        Assert.Throws<ArgumentException>(() => machine.Configure("A").SubstateOf("A"));
        Assert.Throws<ArgumentException>(() => machine.Configure("A").SubstateOf("D"));
        Assert.Throws<ArgumentException>(() => machine.Configure("A").InitialTransition("A"));
        Assert.Throws<ArgumentException>(() => machine.Configure("A").Permit('x', "A"));
        Assert.Throws<ArgumentException>(() => machine.Configure("A").PermitIf('x', "A", () => true));
        machine.Configure("A").InitialTransition("B");
        Assert.Throws<InvalidOperationException>(() => machine.Configure("A").InitialTransition("B"));
    }

    [Fact]
    public void A_state_is_in_all_the_states_around_it()
    {
        var machine = Nested("D");
        Assert.Equal("ABCD", string.Concat("ABCDEFG".Where(state => machine.IsInState(state.ToString()))));
    }

    [Fact]
    public void A_substate_can_be_moved()
    {
        var machine = Nested("D");
        machine.Configure("D").SubstateOf("E");
        Assert.False(machine.IsInState("C"));
        Assert.True(machine.IsInState("E"));
    }

    /// <summary>A holds B and E; B holds C, which holds D; E holds F.</summary>
    private StateMachine<string, char> Nested(string start)
    {
        var machine = new StateMachine<string, char>(start);
        foreach (var (state, superstate) in new[] { ("A", null), ("B", "A"), ("C", "B"), ("D", "C"), ("E", "A"), ("F", "E") })
        {
            var configuration = machine.Configure(state)
                .OnEntry(t => _log.Add($"enter {state} {t.Source}>{t.Destination}"))
                .OnExit(t => _log.Add($"exit {state} {t.Source}>{t.Destination}"));
            if (superstate is not null)
                configuration.SubstateOf(superstate);
        }
        machine.OnTransitioned(t => _log.Add($"told {t.Source}>{t.Destination}"));
        return machine;
    }
}
