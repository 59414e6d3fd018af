using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>Triggers with arguments: their types, their absence, their way to guards, selectors and actions.</summary>
public sealed class ParameterTests
{
    private readonly StateMachine<string, char> _machine = new("A");

    [Fact]
    public void Arguments_of_the_wrong_number_or_type_are_refused()
    {
        var pair = _machine.SetTriggerParameters<int, string>('x');
        _machine.Configure("A").PermitReentry('x');
        Assert.Equal(
            "Too many parameters have been supplied. Expecting 2 but got 3.",
            Assert.Throws<ArgumentException>(() => _machine.Fire(pair, [1, "two", 3])).Message);
        Assert.Equal(
            "An argument of type System.String is required in position 1.",
            Assert.Throws<ArgumentException>(() => _machine.Fire(pair, [1])).Message);
        Assert.Equal(
            "The argument in position 0 is of type System.Double but must be of type System.Int32.",
            Assert.Throws<ArgumentException>(() => _machine.Fire(pair, [1.0, "two"])).Message);
        Assert.Throws<ArgumentException>(() => _machine.Fire('x', 1));
        _machine.Fire(pair, [1, "two"]);
        _machine.Fire('x', 1, "two");
        _machine.Fire('x');
    }

    [Fact]
    public void Wrong_arguments_come_before_a_trigger_that_means_nothing()
    {
        var single = _machine.SetTriggerParameters<int>('x');
        Assert.Throws<ArgumentException>(() => _machine.Fire(single, ["one"]));
        Assert.Throws<InvalidOperationException>(() => _machine.Fire(single, 1));
    }

    [Fact]
    public void Parameters_are_declared_once()
    {
        _machine.SetTriggerParameters<int>('x');
        var refused = Assert.Throws<InvalidOperationException>(() => _machine.SetTriggerParameters<string>('x'));
        Assert.Equal("Parameters for the trigger 'x' have already been configured.", refused.Message);
    }

    [Fact]
    public void A_value_of_a_derived_type_will_do()
    {
        var told = new List<object>();
        var trigger = _machine.SetTriggerParameters<IEnumerable<char>>('x');
        _machine.Configure("A").PermitReentry('x').OnEntryFrom(trigger, value => told.Add(value));
        _machine.Fire(trigger, ["text"]);
        _machine.Fire(trigger, "text");
        Assert.Equal(["text", "text"], told);
    }

    [Fact]
    public void Without_arguments_every_parameter_has_its_default()
    {
        var told = new List<string>();
        var trigger = _machine.SetTriggerParameters<int, string>('x');
        _machine.Configure("A")
            .PermitReentryIf(trigger, (number, text) => number == 0 && text is null)
            .OnEntryFrom(trigger, (number, text, transition) => told.Add($"{number}{text}{transition.Parameters.Length}"));
        Assert.True(_machine.CanFire('x'));
        Assert.Equal(['x'], _machine.GetPermittedTriggers());
        Assert.Empty(_machine.GetPermittedTriggers(1, "one"));
        _machine.Fire('x');
        Assert.Equal(["00"], told);
    }

    [Fact]
    public void Whether_a_trigger_can_be_fired_depends_on_its_arguments()
    {
        var one = _machine.SetTriggerParameters<int>('1');
        var two = _machine.SetTriggerParameters<int, int>('2');
        var three = _machine.SetTriggerParameters<int, int, int>('3');
        _machine.Configure("A")
            .PermitIf(one, "B", a => a > 1, "large")
            .PermitIf(two, "B", (a, b) => a > b, "falling")
            .PermitIf(three, "B", (a, b, c) => a + b > c, "a triangle");
        Assert.True(_machine.CanFire(one, 2));
        Assert.True(_machine.CanFire(two, 2, 1));
        Assert.True(_machine.CanFire(three, 2, 1, 2));
        Assert.False(_machine.CanFire(one, 1, out var unmet));
        Assert.Equal(["large"], unmet);
        Assert.False(_machine.CanFire(two, 1, 1, out unmet));
        Assert.Equal(["falling"], unmet);
        Assert.False(_machine.CanFire(three, 1, 1, 2, out unmet));
        Assert.Equal(["a triangle"], unmet);
    }

    [Fact]
    public void Permitted_triggers_tell_what_they_take()
    {
        var trigger = _machine.SetTriggerParameters('x', typeof(int), typeof(string));
        _machine.Configure("A").Permit('x', "B").Permit('y', "B");
        var details = _machine.GetDetailedPermittedTriggers().ToList();
        Assert.Equal(['x', 'y'], details.Select(detail => detail.Trigger));
        Assert.Equal([true, false], details.Select(detail => detail.HasParameters));
        Assert.Same(trigger, details[0].Parameters);
        Assert.Equal([typeof(int), typeof(string)], trigger.ArgumentTypes);
        Assert.Equal('x', trigger.Trigger);
        trigger.ValidateParameters([1, "one"]);
    }

    [Fact]
    public void Dynamic_destinations_follow_the_arguments()
    {
        var go = _machine.SetTriggerParameters<string>('g');
        var told = new List<string>();
        _machine.Configure("A").PermitDynamic(go, where => where);
        _machine.Configure("B").PermitDynamic('g', () => "B").OnEntry(t => told.Add($"{t.Source}>{t.Destination} {t.IsReentry}"));
        _machine.Fire(go, "B");
        _machine.Fire('g');
        Assert.Equal(["A>B False", "B>B True"], told);
    }
}
