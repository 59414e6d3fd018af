using Holdover.StateMachines;
using Holdover.StateMachines.Graph;

namespace Holdover.Tests.Property.StateMachines.Programs;

/// <summary>The bug tracker: reentry, arguments, a superstate that only holds what its substates share.</summary>
public sealed class Bug
{
    private enum State
    {
        Open,
        Assigned,
        Deferred,
        Closed,
    }

    private enum Trigger
    {
        Assign,
        Defer,
        Close,
    }

    private readonly StateMachine<State, Trigger> _machine;
    private readonly StateMachine<State, Trigger>.TriggerWithParameters<string> _assignTrigger;
    private readonly string _title;
    private string? _assignee;

    public Bug(string title)
    {
        _title = title;
        _machine = new StateMachine<State, Trigger>(State.Open);
        _assignTrigger = _machine.SetTriggerParameters<string>(Trigger.Assign);

        _machine.Configure(State.Open)
            .Permit(Trigger.Assign, State.Assigned);

        _machine.Configure(State.Assigned)
            .SubstateOf(State.Open)
            .OnEntryFrom(_assignTrigger, OnAssigned)
            .PermitReentry(Trigger.Assign)
            .Permit(Trigger.Close, State.Closed)
            .Permit(Trigger.Defer, State.Deferred)
            .OnExit(OnDeassigned);

        _machine.Configure(State.Deferred)
            .OnEntry(() => _assignee = null)
            .Permit(Trigger.Assign, State.Assigned);
    }

    public List<string> Mail { get; } = [];

    public bool CanAssign => _machine.CanFire(Trigger.Assign);

    public string Current => _machine.State.ToString();

    public void Close() => _machine.Fire(Trigger.Close);

    public void Assign(string assignee) => _machine.Fire(_assignTrigger, assignee);

    public void Defer() => _machine.Fire(Trigger.Defer);

    public string ToMermaid() => MermaidGraph.Format(_machine.GetInfo(), MermaidGraphDirection.LeftToRight);

    private void OnAssigned(string assignee)
    {
        if (_assignee is not null && assignee != _assignee)
            Mail.Add($"{_assignee}: do not forget to help the new employee");
        _assignee = assignee;
        Mail.Add($"{assignee}: you own {_title}");
    }

    private void OnDeassigned() => Mail.Add($"{_assignee}: you are off the hook");
}
