using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines.Equivalence;

/// <summary>The engine, configured as a specification says, through as many of its overloads as fit.</summary>
public sealed class MachineUnderTest<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly World _world;
    private readonly MachineSpec _spec;
    private readonly TState[] _states;
    private readonly TTrigger[] _triggers;
    private readonly StateMachine<TState, TTrigger> _machine;
    private readonly StateMachine<TState, TTrigger>.TriggerWithParameters?[] _signatures;
    private TState _stored;

    public MachineUnderTest(World world, Func<int, TState> state, Func<int, TTrigger> trigger)
    {
        _world = world;
        _spec = world.Spec;
        _states = [.. Enumerable.Range(0, _spec.States + 1).Select(state)];
        _triggers = [.. Enumerable.Range(0, _spec.Arities.Length).Select(trigger)];
        _stored = _states[_spec.Start];
        _machine = _spec.IsStoredOutside
            ? new StateMachine<TState, TTrigger>(() => _stored, Store, _spec.Mode)
            : new StateMachine<TState, TTrigger>(_stored, _spec.Mode);
        _signatures = [.. _spec.Arities.Select((arity, index) => Declare(arity, _triggers[index]))];
        Configure();
    }

    public int State => NumberOf(_machine.State);

    public void Fire(FiringSpec firing)
    {
        if (firing.Manner == FiringManner.Typed)
            FireTyped(firing.Trigger);
        else if (_signatures[firing.Trigger] is { } signature)
            _machine.Fire(signature, _world.ArgumentsFor(firing));
        else
            _machine.Fire(_triggers[firing.Trigger], _world.ArgumentsFor(firing));
    }

    public IEnumerable<int> Permitted() => _machine.PermittedTriggers.Select(NumberOf);

    public bool CanFire(int trigger, out ICollection<string>? unmet)
    {
        var can = _machine.CanFire(_triggers[trigger], out var guards);
        Assert.Equal(can, _machine.CanFire(_triggers[trigger]));
        unmet = guards;
        return can;
    }

    public bool IsIn(int state) => _machine.IsInState(_states[state]);

    private void Store(TState state)
    {
        _stored = state;
        _world.Log.Add($"stored {NumberOf(state)}");
    }

    private StateMachine<TState, TTrigger>.TriggerWithParameters? Declare(int arity, TTrigger trigger) => arity switch
    {
        0 => null,
        1 => _machine.SetTriggerParameters<int>(trigger),
        2 => _machine.SetTriggerParameters<int, string>(trigger),
        _ => _machine.SetTriggerParameters<int, string, bool>(trigger),
    };

    private StateMachine<TState, TTrigger>.TriggerWithParameters<int> One(int trigger) =>
        (StateMachine<TState, TTrigger>.TriggerWithParameters<int>)_signatures[trigger]!;

    private StateMachine<TState, TTrigger>.TriggerWithParameters<int, string> Two(int trigger) =>
        (StateMachine<TState, TTrigger>.TriggerWithParameters<int, string>)_signatures[trigger]!;

    private StateMachine<TState, TTrigger>.TriggerWithParameters<int, string, bool> Three(int trigger) =>
        (StateMachine<TState, TTrigger>.TriggerWithParameters<int, string, bool>)_signatures[trigger]!;

    private void FireTyped(int trigger)
    {
        var step = _world.Step;
        switch (_spec.Arities[trigger])
        {
            case 0: _machine.Fire(_triggers[trigger]); break;
            case 1: _machine.Fire(One(trigger), step); break;
            case 2: _machine.Fire(Two(trigger), step, $"s{step}"); break;
            default: _machine.Fire(Three(trigger), step, $"s{step}", step % 2 == 0); break;
        }
    }

    private void Configure()
    {
        _machine.OnTransitioned(transition => _world.Log.Add($"transitioned {Told(transition)}"));
        _machine.OnTransitionCompleted(transition => _world.Log.Add($"completed {Told(transition)}"));
        if (_spec.HasUnhandledHandler)
        {
            _machine.OnUnhandledTrigger((state, trigger, unmet) => _world.Log.Add(
                $"unhandled {NumberOf(state)} {NumberOf(trigger)} {(unmet is null ? "-" : string.Join(";", unmet))}"));
        }

        for (var state = 0; state < _spec.States; state++)
        {
            var configuration = _machine.Configure(_states[state]);
            if (_spec.Superstates[state] >= 0)
                configuration.SubstateOf(_states[_spec.Superstates[state]]);
            if (_spec.Initials[state] >= 0)
                configuration.InitialTransition(_states[_spec.Initials[state]]);
        }
        foreach (var rule in _spec.Rules)
            Configure(rule);
        foreach (var action in _spec.Actions)
            Configure(action);
    }

    private void Configure(RuleSpec rule)
    {
        var state = _machine.Configure(_states[rule.State]);
        switch (rule.IsTyped && rule.Guards.Length == 1 ? _spec.Arities[rule.Trigger] : 0)
        {
            case 1: ConfigureOne(state, rule, One(rule.Trigger), rule.Guards[0]); break;
            case 2: ConfigureTwo(state, rule, Two(rule.Trigger), rule.Guards[0]); break;
            case 3: ConfigureThree(state, rule, Three(rule.Trigger), rule.Guards[0]); break;
            default: ConfigurePlain(state, rule); break;
        }
    }

    private void ConfigurePlain(StateMachine<TState, TTrigger>.StateConfiguration state, RuleSpec rule)
    {
        var trigger = _triggers[rule.Trigger];
        var guards = rule.Guards.Select(guard => Tuple.Create<Func<bool>, string>(() => _world.IsMet(guard, []), guard.Description)).ToArray();
        var destination = _states[rule.Destinations[0]];
        _ = (rule.Kind, guards.Length) switch
        {
            (RuleKind.Permit, 0) => state.Permit(trigger, destination),
            (RuleKind.Permit, 1) => state.PermitIf(trigger, destination, guards[0].Item1, guards[0].Item2),
            (RuleKind.Permit, _) => state.PermitIf(trigger, destination, guards),
            (RuleKind.Reentry, 0) => state.PermitReentry(trigger),
            (RuleKind.Reentry, 1) => state.PermitReentryIf(trigger, guards[0].Item1, guards[0].Item2),
            (RuleKind.Reentry, _) => state.PermitReentryIf(trigger, guards),
            (RuleKind.Dynamic, 0) => state.PermitDynamic(trigger, () => Select(rule)),
            (RuleKind.Dynamic, 1) => state.PermitDynamicIf(trigger, () => Select(rule), guards[0].Item1, guards[0].Item2),
            (RuleKind.Dynamic, _) => state.PermitDynamicIf(trigger, () => Select(rule), guards),
            (RuleKind.Internal, 0) => state.InternalTransition(trigger, transition => Internal(rule, transition)),
            (RuleKind.Internal, 1) => state.InternalTransitionIf(trigger, guards[0].Item1, transition => Internal(rule, transition), guards[0].Item2),
            (RuleKind.Internal, _) => InternalWithTwoGuards(state, rule, trigger),
            (_, 0) => state.Ignore(trigger),
            (_, 1) => state.IgnoreIf(trigger, guards[0].Item1, guards[0].Item2),
            _ => state.IgnoreIf(trigger, guards),
        };
    }

    /// <summary>There is no overload for several guards of an internal transition, so the specification draws at most one.</summary>
    private StateMachine<TState, TTrigger>.StateConfiguration InternalWithTwoGuards(
        StateMachine<TState, TTrigger>.StateConfiguration state, RuleSpec rule, TTrigger trigger) =>
        throw new InvalidOperationException($"{state.State} {rule} {trigger}");

    private void ConfigureOne(
        StateMachine<TState, TTrigger>.StateConfiguration state,
        RuleSpec rule,
        StateMachine<TState, TTrigger>.TriggerWithParameters<int> trigger,
        GuardSpec guard)
    {
        bool IsMet(int first) => _world.IsMet(guard, [first]);
        _ = rule.Kind switch
        {
            RuleKind.Permit => state.PermitIf(trigger, _states[rule.Destinations[0]], IsMet, guard.Description),
            RuleKind.Reentry => state.PermitReentryIf(trigger, IsMet, guard.Description),
            RuleKind.Dynamic => state.PermitDynamicIf(trigger, _ => Select(rule), IsMet, guard.Description),
            RuleKind.Internal => state.InternalTransitionIf(trigger, IsMet, (_, transition) => Internal(rule, transition), guard.Description),
            _ => state.IgnoreIf(trigger, IsMet, guard.Description),
        };
    }

    private void ConfigureTwo(
        StateMachine<TState, TTrigger>.StateConfiguration state,
        RuleSpec rule,
        StateMachine<TState, TTrigger>.TriggerWithParameters<int, string> trigger,
        GuardSpec guard)
    {
        bool IsMet(int first, string second) => _world.IsMet(guard, [first, second]);
        _ = rule.Kind switch
        {
            RuleKind.Permit => state.PermitIf(trigger, _states[rule.Destinations[0]], IsMet, guard.Description),
            RuleKind.Reentry => state.PermitReentryIf(trigger, IsMet, guard.Description),
            RuleKind.Dynamic => state.PermitDynamicIf(trigger, (_, _) => Select(rule), IsMet, guard.Description),
            RuleKind.Internal => state.InternalTransitionIf(trigger, IsMet, (_, _, transition) => Internal(rule, transition), guard.Description),
            _ => state.IgnoreIf(trigger, IsMet, guard.Description),
        };
    }

    private void ConfigureThree(
        StateMachine<TState, TTrigger>.StateConfiguration state,
        RuleSpec rule,
        StateMachine<TState, TTrigger>.TriggerWithParameters<int, string, bool> trigger,
        GuardSpec guard)
    {
        bool IsMet(int first, string second, bool third) => _world.IsMet(guard, [first, second, third]);
        _ = rule.Kind switch
        {
            RuleKind.Permit => state.PermitIf(trigger, _states[rule.Destinations[0]], IsMet, guard.Description),
            RuleKind.Reentry => state.PermitReentryIf(trigger, IsMet, guard.Description),
            RuleKind.Dynamic => state.PermitDynamicIf(trigger, (_, _, _) => Select(rule), IsMet, guard.Description),
            RuleKind.Internal => state.InternalTransitionIf(trigger, IsMet, (_, _, _, transition) => Internal(rule, transition), guard.Description),
            _ => state.IgnoreIf(trigger, IsMet, guard.Description),
        };
    }

    private void Configure(ActionSpec action)
    {
        var state = _machine.Configure(_states[action.State]);
        _ = (action.Moment, action.Shape) switch
        {
            (ActionMoment.Entry, ActionShape.Nothing) => state.OnEntry(() => Act(action, "")),
            (ActionMoment.Entry, _) => state.OnEntry(transition => Act(action, Told(transition))),
            (ActionMoment.Exit, ActionShape.Nothing) => state.OnExit(() => Act(action, "")),
            (ActionMoment.Exit, _) => state.OnExit(transition => Act(action, Told(transition))),
            (_, ActionShape.Nothing) => state.OnEntryFrom(_triggers[action.Trigger], () => Act(action, "")),
            (_, ActionShape.Transition) => state.OnEntryFrom(_triggers[action.Trigger], transition => Act(action, Told(transition))),
            (_, ActionShape.Arguments) => ConfigureArguments(state, action),
            _ => ConfigureArgumentsAndTransition(state, action),
        };
    }

    private StateMachine<TState, TTrigger>.StateConfiguration ConfigureArguments(
        StateMachine<TState, TTrigger>.StateConfiguration state, ActionSpec action) => _spec.Arities[action.Trigger] switch
        {
            1 => state.OnEntryFrom(One(action.Trigger), a => Act(action, World.Told([a]))),
            2 => state.OnEntryFrom(Two(action.Trigger), (a, b) => Act(action, World.Told([a, b]))),
            _ => state.OnEntryFrom(Three(action.Trigger), (a, b, c) => Act(action, World.Told([a, b, c]))),
        };

    private StateMachine<TState, TTrigger>.StateConfiguration ConfigureArgumentsAndTransition(
        StateMachine<TState, TTrigger>.StateConfiguration state, ActionSpec action) => _spec.Arities[action.Trigger] switch
        {
            1 => state.OnEntryFrom(One(action.Trigger), (a, t) => Act(action, World.Told([a]) + " " + Told(t))),
            2 => state.OnEntryFrom(Two(action.Trigger), (a, b, t) => Act(action, World.Told([a, b]) + " " + Told(t))),
            _ => state.OnEntryFrom(Three(action.Trigger), (a, b, c, t) => Act(action, World.Told([a, b, c]) + " " + Told(t))),
        };

    private void Act(ActionSpec action, string told) => _world.Act(action, told, FireTyped);

    private TState Select(RuleSpec rule) => _states[_world.Select(rule)];

    private void Internal(RuleSpec rule, StateMachine<TState, TTrigger>.Transition transition) =>
        _world.Log.Add($"internal {rule.State} {Told(transition)}");

    private string Told(StateMachine<TState, TTrigger>.Transition transition) => World.Told(
        NumberOf(transition.Source),
        NumberOf(transition.Destination),
        NumberOf(transition.Trigger),
        transition.IsReentry,
        transition.Parameters);

    private int NumberOf(TState state) => Array.IndexOf(_states, state);

    private int NumberOf(TTrigger trigger) => Array.IndexOf(_triggers, trigger);
}
