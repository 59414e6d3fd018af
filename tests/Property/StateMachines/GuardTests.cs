using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>Guards, and what is said when they are not met.</summary>
public sealed class GuardTests
{
    private readonly StateMachine<string, char> _machine = new("A");

    [Fact]
    public void Several_guards_that_are_met_are_an_error()
    {
        _machine.Configure("A").PermitIf('x', "B", () => true).PermitIf('x', "C", () => true);
        var refused = Assert.Throws<InvalidOperationException>(() => _machine.Fire('x'));
        Assert.Equal(
            "Multiple permitted exit transitions are configured from state 'A' for trigger 'x'. Guard clauses must be mutually exclusive.",
            refused.Message);
        Assert.Throws<InvalidOperationException>(() => _machine.CanFire('x'));
        Assert.Equal(['x'], _machine.PermittedTriggers);
    }

    [Fact]
    public void Unmet_guards_are_named()
    {
        _machine.Configure("A")
            .PermitIf('x', "B", Tuple.Create<Func<bool>, string>(() => false, "has ticket"), Tuple.Create<Func<bool>, string>(() => true, "is awake"))
            .PermitIf('x', "C", () => false, "has key")
            .PermitIf('x', "D", IsRaining);
        var refused = Assert.Throws<InvalidOperationException>(() => _machine.Fire('x'));
        Assert.Equal(
            "Trigger 'x' is valid for transition from state 'A' but a guard conditions are not met. " +
            "Guard descriptions: 'has ticket, has key, IsRaining'.",
            refused.Message);

        Assert.False(_machine.CanFire('x', out ICollection<string> unmet));
        Assert.Equal(["has ticket", "has key", "IsRaining"], unmet);
    }

    [Fact]
    public void A_trigger_that_means_nothing_has_no_unmet_guards()
    {
        _machine.Configure("A").Permit('x', "B");
        var refused = Assert.Throws<InvalidOperationException>(() => _machine.Fire('y'));
        Assert.Equal(
            "No valid leaving transitions are permitted from state 'A' for trigger 'y'. Consider ignoring the trigger.",
            refused.Message);
        Assert.False(_machine.CanFire('y', out var unmet));
        Assert.Null(unmet);
        Assert.True(_machine.CanFire('x', out unmet));
        Assert.Empty(unmet);
    }

    [Fact]
    public void A_handler_is_told_of_what_is_not_handled()
    {
        var told = new List<string>();
        _machine.Configure("A").PermitIf('x', "B", () => false, "has key");
        _machine.OnUnhandledTrigger((state, trigger) => told.Add($"{state}{trigger}"));
        _machine.Fire('x');
        _machine.OnUnhandledTrigger((state, trigger, unmet) => told.Add($"{state}{trigger}{unmet?.Count}"));
        _machine.Fire('x');
        _machine.Fire('y');
        Assert.Equal(["Ax", "Ax1", "Ay"], told);
        Assert.Equal("A", _machine.State);
    }

    [Fact]
    public void Each_guard_is_asked_once_a_trigger()
    {
        var asked = 0;
        bool Ask(bool answer) => asked++ >= 0 && answer;
        _machine.Configure("A").PermitIf('x', "B", () => Ask(false)).InternalTransitionIf('x', _ => Ask(true), () => { });
        _machine.Fire('x');
        Assert.Equal(2, asked);

        _machine.Configure("A").PermitIf('y', "B", () => Ask(false));
        Assert.Throws<InvalidOperationException>(() => _machine.Fire('y'));
        Assert.Equal(3, asked);
    }

    [Fact]
    public void A_state_has_a_bounded_number_of_guards_on_a_trigger()
    {
        for (var guard = 0; guard < 64; guard++)
            _machine.Configure("A").PermitReentryIf('x', () => false, $"guard {guard}");
        Assert.False(_machine.CanFire('x', out var unmet));
        Assert.Equal(64, unmet.Count);
        _machine.Configure("A").PermitReentryIf('x', () => false);
        Assert.Throws<InvalidOperationException>(() => _machine.Fire('x'));
    }

    [Fact]
    public void Permitted_triggers_come_in_order_of_configuration_the_inner_state_first()
    {
        _machine.Configure("S").Permit('z', "B").Permit('y', "B").Permit('a', "B");
        _machine.Configure("A").SubstateOf("S").Permit('y', "B").PermitIf('b', "C", () => false).Ignore('x');
        Assert.Equal("yxza", string.Concat(_machine.PermittedTriggers));
        Assert.Equal("StateMachine { State = A, PermittedTriggers = { y, x, z, a }}", _machine.ToString());
    }

    private static bool IsRaining() => false;
}
