using Holdover.StateMachines;
using Holdover.StateMachines.Reflection;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>Every overload of the vocabulary, called as a program would: that it compiles is half of the test.</summary>
public sealed class SourceCompatibilityTests
{
    private readonly StateMachine<string, int> _machine = new("A", FiringMode.Immediate);
    private readonly List<string> _log = [];
    private readonly StateMachine<string, int>.TriggerWithParameters<int> _one;
    private readonly StateMachine<string, int>.TriggerWithParameters<int, string> _two;
    private readonly StateMachine<string, int>.TriggerWithParameters<int, string, bool> _three;
    private readonly DynamicStateInfos _infos = new() { { "B", "always" } };

    public SourceCompatibilityTests()
    {
        _one = _machine.SetTriggerParameters<int>(1);
        _two = _machine.SetTriggerParameters<int, string>(2);
        _three = _machine.SetTriggerParameters<int, string, bool>(3);
    }

    [Fact]
    public void Permit()
    {
        StateMachine<string, int>.StateConfiguration A() => Fresh();
        Leads(A().Permit(0, "B"));
        Leads(A().PermitIf(0, "B", () => true));
        Leads(A().PermitIf(0, "B", () => true, "described"));
        Leads(A().PermitIf(0, "B", Pair(() => true), Pair(() => true)));
        Leads(A().PermitIf(_one, "B", a => a == 1), _one);
        Leads(A().PermitIf(_one, "B", a => a == 1, "described"), _one);
        Leads(A().PermitIf(_one, "B", Pair<Func<int, bool>>(a => a == 1)), _one);
        Leads(A().PermitIf(_two, "B", (a, b) => b == "b"), _two);
        Leads(A().PermitIf(_two, "B", Pair<Func<int, string, bool>>((a, b) => b == "b")), _two);
        Leads(A().PermitIf(_three, "B", (a, b, c) => c), _three);
        Leads(A().PermitIf(_three, "B", Pair<Func<int, string, bool, bool>>((a, b, c) => c)), _three);
    }

    [Fact]
    public void PermitDynamic()
    {
        StateMachine<string, int>.StateConfiguration A() => Fresh();
        Leads(A().PermitDynamic(0, () => "B"));
        Leads(A().PermitDynamic(0, () => "B", "selects", _infos));
        Leads(A().PermitDynamic(_one, a => "B"), _one);
        Leads(A().PermitDynamic(_two, (a, b) => "B", null, _infos), _two);
        Leads(A().PermitDynamic(_three, (a, b, c) => "B"), _three);
        Leads(A().PermitDynamicIf(0, () => "B", () => true));
        Leads(A().PermitDynamicIf(0, () => "B", () => true, "guards", _infos));
        Leads(A().PermitDynamicIf(0, () => "B", "selects", () => true, "guards", _infos));
        Leads(A().PermitDynamicIf(0, () => "B", Pair(() => true)));
        Leads(A().PermitDynamicIf(0, () => "B", _infos, Pair(() => true)));
        Leads(A().PermitDynamicIf(0, () => "B", "selects", Pair(() => true)));
        Leads(A().PermitDynamicIf(0, () => "B", "selects", _infos, Pair(() => true)));
        Leads(A().PermitDynamicIf(_one, a => "B", () => true), _one);
        Leads(A().PermitDynamicIf(_one, a => "B", Pair(() => true)), _one);
        Leads(A().PermitDynamicIf(_one, a => "B", _infos, Pair(() => true)), _one);
        Leads(A().PermitDynamicIf(_one, a => "B", a => a == 1, "guards", _infos), _one);
        Leads(A().PermitDynamicIf(_one, a => "B", Pair<Func<int, bool>>(a => true)), _one);
        Leads(A().PermitDynamicIf(_one, a => "B", _infos, Pair<Func<int, bool>>(a => true)), _one);
        Leads(A().PermitDynamicIf(_two, (a, b) => "B", () => true), _two);
        Leads(A().PermitDynamicIf(_two, (a, b) => "B", (a, b) => a == 1), _two);
        Leads(A().PermitDynamicIf(_two, (a, b) => "B", Pair(() => true)), _two);
        Leads(A().PermitDynamicIf(_three, (a, b, c) => "B", () => true), _three);
        Leads(A().PermitDynamicIf(_three, (a, b, c) => "B", (a, b, c) => c), _three);
        Leads(A().PermitDynamicIf(_three, (a, b, c) => "B", Pair<Func<int, string, bool, bool>>((a, b, c) => c)), _three);
    }

    [Fact]
    public void Reentry_and_ignore()
    {
        StateMachine<string, int>.StateConfiguration A() => Fresh();
        Enters("A", A().PermitReentry(0));
        Enters("A", A().PermitReentryIf(0, () => true, "described"));
        Enters("A", A().PermitReentryIf(0, Pair(() => true)));
        Enters("A", A().PermitReentryIf(_one, a => a == 1), _one);
        Enters("A", A().PermitReentryIf(_one, Pair<Func<int, bool>>(a => a == 1)), _one);
        Enters("A", A().PermitReentryIf(_two, (a, b) => a == 1), _two);
        Enters("A", A().PermitReentryIf(_two, Pair<Func<int, string, bool>>((a, b) => true)), _two);
        Enters("A", A().PermitReentryIf(_three, (a, b, c) => c), _three);
        Enters("A", A().PermitReentryIf(_three, Pair<Func<int, string, bool, bool>>((a, b, c) => c)), _three);
        Enters("", A().Ignore(0));
        Enters("", A().IgnoreIf(0, () => true, "described"));
        Enters("", A().IgnoreIf(0, Pair(() => true)));
        Enters("", A().IgnoreIf(_one, a => a == 1), _one);
        Enters("", A().IgnoreIf(_one, Pair<Func<int, bool>>(a => true)), _one);
        Enters("", A().IgnoreIf(_two, (a, b) => a == 1), _two);
        Enters("", A().IgnoreIf(_two, Pair<Func<int, string, bool>>((a, b) => true)), _two);
        Enters("", A().IgnoreIf(_three, (a, b, c) => c), _three);
        Enters("", A().IgnoreIf(_three, Pair<Func<int, string, bool, bool>>((a, b, c) => c)), _three);
    }

    [Fact]
    public void InternalTransition()
    {
        StateMachine<string, int>.StateConfiguration A() => Fresh();
        void Ran() => _log.Add("ran");
        Enters("ran", A().InternalTransition(0, Ran));
        Enters("ran", A().InternalTransition(0, t => Ran()));
        Enters("ran", A().InternalTransition<int>(0, t => Ran()));
        Enters("ran", A().InternalTransition(_one, (a, t) => Ran()), _one);
        Enters("ran", A().InternalTransition(_two, (a, b, t) => Ran()), _two);
        Enters("ran", A().InternalTransition(_three, (a, b, c, t) => Ran()), _three);
        Enters("ran", A().InternalTransitionIf(0, () => true, Ran));
        Enters("ran", A().InternalTransitionIf(0, () => true, t => Ran(), "described"));
        Enters("ran", A().InternalTransitionIf(0, _ => true, Ran));
        Enters("ran", A().InternalTransitionIf(0, arguments => arguments.Length == 0, t => Ran()));
        Enters("ran", A().InternalTransitionIf<int>(0, () => true, t => Ran()));
        Enters("ran", A().InternalTransitionIf<int>(0, _ => true, t => Ran()));
        Enters("ran", A().InternalTransitionIf(_one, a => a == 1, (a, t) => Ran(), "described"), _one);
        Enters("ran", A().InternalTransitionIf(_two, (a, b) => a == 1, (a, b, t) => Ran()), _two);
        Enters("ran", A().InternalTransitionIf(_two, arguments => arguments.Length == 2, (a, b, t) => Ran()), _two);
        Enters("ran", A().InternalTransitionIf(_three, (a, b, c) => c, (a, b, c, t) => Ran()), _three);
        Enters("ran", A().InternalTransitionIf(_three, arguments => arguments.Length == 3, (a, b, c, t) => Ran()), _three);
    }

    [Fact]
    public void Entry_and_exit()
    {
        var B = new StateMachine<string, int>("A");
        var one = B.SetTriggerParameters<int>(1);
        var two = B.SetTriggerParameters<int, string>(2);
        var three = B.SetTriggerParameters<int, string, bool>(3);
        var any = B.SetTriggerParameters(4, typeof(int), typeof(int), typeof(int), typeof(int));
        for (var trigger = 0; trigger < 5; trigger++)
            B.Configure("A").PermitReentry(trigger);
        B.Configure("A")
            .OnEntry(() => _log.Add("entry"), "described")
            .OnEntry(t => _log.Add($"by {t.Trigger}"))
            .OnEntryFrom(0, () => _log.Add("plain"))
            .OnEntryFrom(0, t => _log.Add("told"), "described")
            .OnEntryFrom(any, t => _log.Add(string.Join("", t.Parameters)))
            .OnEntryFrom(one, a => _log.Add($"{a}"))
            .OnEntryFrom(one, (a, t) => _log.Add($"{a} {t.Trigger}"))
            .OnEntryFrom(two, (a, b) => _log.Add($"{a}{b}"))
            .OnEntryFrom(two, (a, b, t) => _log.Add($"{a}{b} {t.Trigger}"))
            .OnEntryFrom(three, (a, b, c) => _log.Add($"{a}{b}{c}"))
            .OnEntryFrom(three, (a, b, c, t) => _log.Add($"{a}{b}{c} {t.Trigger}"), "described")
            .OnExit(() => _log.Add("exit"), "described")
            .OnExit(t => _log.Add($"to {t.Destination}"));
        B.Fire(0);
        B.Fire(one, 7);
        B.Fire(two, 7, "b");
        B.Fire(three, 7, "b", true);
        B.Fire(any, 1, 2, 3, 4);
        Assert.Equal(
            [
                "exit", "to A", "entry", "by 0", "plain", "told",
                "exit", "to A", "entry", "by 1", "7", "7 1",
                "exit", "to A", "entry", "by 2", "7b", "7b 2",
                "exit", "to A", "entry", "by 3", "7bTrue", "7bTrue 3",
                "exit", "to A", "entry", "by 4", "1234",
            ],
            _log);
    }

    [Fact]
    public void What_a_configuration_and_a_transition_tell()
    {
        var configuration = _machine.Configure("A");
        Assert.Equal("A", configuration.State);
        Assert.Same(_machine, configuration.Machine);
        var transition = new StateMachine<string, int>.Transition("A", "B", 1, [2]);
        Assert.False(transition.IsReentry);
        Assert.Equal([2], transition.Parameters);
        Assert.Empty(new StateMachine<string, int>.Transition("A", "A", 1).Parameters);
        Assert.Equal([typeof(int)], new StateMachine<string, int>.TriggerWithParameters<int>(1).ArgumentTypes);
    }

    [Fact]
    public void Null_is_refused_where_it_can_mean_nothing()
    {
        var state = _machine.Configure("A");
        Assert.Throws<ArgumentNullException>(() => new StateMachine<string, int>(null!, _ => { }));
        Assert.Throws<ArgumentNullException>(() => new StateMachine<string, int>(() => "A", null!));
        Assert.Throws<ArgumentNullException>(() => state.OnEntry((Action)null!));
        Assert.Throws<ArgumentNullException>(() => state.OnEntryFrom(_one, (Action<int>)null!));
        Assert.Throws<ArgumentNullException>(() => state.PermitIf(0, "B", (Func<bool>)null!));
        Assert.Throws<ArgumentNullException>(() => state.PermitDynamic(0, null!));
        Assert.Throws<ArgumentNullException>(() => state.InternalTransition(0, (Action)null!));
        Assert.Throws<ArgumentNullException>(() => _machine.Fire((StateMachine<string, int>.TriggerWithParameters<int>)null!, 1));
        Assert.Throws<ArgumentNullException>(() => _machine.OnTransitioned(null!));
        Assert.Throws<ArgumentNullException>(() => _machine.OnTransitionCompleted(null!));
        Assert.Throws<ArgumentNullException>(() => _machine.OnUnhandledTrigger((Action<string, int>)null!));
    }

    /// <summary>A machine of its own for one overload, that shares the triggers' declarations.</summary>
    private StateMachine<string, int>.StateConfiguration Fresh()
    {
        var machine = new StateMachine<string, int>("A");
        machine.SetTriggerParameters<int>(1);
        machine.SetTriggerParameters<int, string>(2);
        machine.SetTriggerParameters<int, string, bool>(3);
        machine.Configure("B").OnEntry(() => _log.Add("B"));
        return machine.Configure("A").OnEntry(() => _log.Add("A"));
    }

    private void Leads(StateMachine<string, int>.StateConfiguration configured, StateMachine<string, int>.TriggerWithParameters? trigger = null) =>
        Enters("B", configured, trigger);

    private void Enters(string expected, StateMachine<string, int>.StateConfiguration configured, StateMachine<string, int>.TriggerWithParameters? trigger = null)
    {
        _log.Clear();
        switch (trigger)
        {
            case null: configured.Machine.Fire(0); break;
            case StateMachine<string, int>.TriggerWithParameters<int> one: configured.Machine.Fire(one, 1); break;
            case StateMachine<string, int>.TriggerWithParameters<int, string> two: configured.Machine.Fire(two, 1, "b"); break;
            case StateMachine<string, int>.TriggerWithParameters<int, string, bool> three: configured.Machine.Fire(three, 1, "b", true); break;
        }
        Assert.Equal(expected, string.Concat(_log));
    }

    private static Tuple<Func<bool>, string> Pair(Func<bool> guard) => Tuple.Create(guard, "described");

    private static Tuple<T, string> Pair<T>(T guard)
        where T : Delegate => Tuple.Create(guard, "described");
}
