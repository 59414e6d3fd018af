using Holdover.StateMachines;

namespace Holdover.Tests.Property.StateMachines.Equivalence;

/// <summary>What a rule does.</summary>
public enum RuleKind
{
    Permit,
    Reentry,
    Dynamic,
    Internal,
    Ignore,
}

/// <summary>When an action runs.</summary>
public enum ActionMoment
{
    Entry,
    EntryFrom,
    Exit,
}

/// <summary>What an action is told.</summary>
public enum ActionShape
{
    Nothing,
    Transition,
    Arguments,
    ArgumentsAndTransition,
}

/// <summary>With what a trigger is fired.</summary>
public enum FiringManner
{
    Typed,
    WithoutArguments,
    Array,
    WrongType,
    TooMany,
    TooFew,
}

/// <summary>A guard: one of the world's switches, or a look at the first argument.</summary>
public sealed record GuardSpec(int Switch, bool IsNegated, bool IsTyped)
{
    public string Description => IsTyped ? $"argument > {Switch}" : (IsNegated ? "not " : "") + $"switch {Switch}";
}

/// <summary>What a state does on a trigger.</summary>
public sealed record RuleSpec(int State, int Trigger, RuleKind Kind, int[] Destinations, GuardSpec[] Guards, bool IsTyped)
{
    public override string ToString() =>
        $"{State} on {Trigger}: {Kind}{(IsTyped ? " typed" : "")} to [{string.Join(",", Destinations)}] if [{string.Join("; ", Guards.Select(g => g.Description))}]";
}

/// <summary>What a state runs; it may fire a trigger, and may throw.</summary>
public sealed record ActionSpec(int Id, int State, ActionMoment Moment, int Trigger, ActionShape Shape, int? Fires, bool Throws);

/// <summary>A trigger fired from outside, and how the world's switches stand meanwhile.</summary>
public sealed record FiringSpec(int Trigger, FiringManner Manner, int Switches);

/// <summary>A whole machine and what happens to it, drawn at random.</summary>
public sealed record MachineSpec
{
    public required int States { get; init; }

    /// <summary>The superstate of each state; -1 for none. A superstate has a smaller number.</summary>
    public required int[] Superstates { get; init; }

    /// <summary>The initial transition of each state; -1 for none.</summary>
    public required int[] Initials { get; init; }

    /// <summary>How many parameters each trigger declares; 0 for no declaration.</summary>
    public required int[] Arities { get; init; }

    public required RuleSpec[] Rules { get; init; }

    public required ActionSpec[] Actions { get; init; }

    public required FiringSpec[] Firings { get; init; }

    public required int Start { get; init; }

    public required FiringMode Mode { get; init; }

    public required bool IsStoredOutside { get; init; }

    public required bool HasUnhandledHandler { get; init; }

    public required bool IsKeyedByText { get; init; }

    public override string ToString() => string.Join('\n',
        $"{States} states in [{string.Join(",", Superstates)}], initials [{string.Join(",", Initials)}], start {Start}, {Mode}, arities [{string.Join(",", Arities)}], outside {IsStoredOutside}, handler {HasUnhandledHandler}, text {IsKeyedByText}",
        string.Join('\n', Rules.Select(rule => rule.ToString())),
        string.Join('\n', Actions.Select(action => action.ToString())),
        string.Join('\n', Firings.Select(firing => firing.ToString())));
}
