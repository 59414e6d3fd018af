namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, Arguments? Arguments)> _queue = new();
    private Table? _table;
    private bool _isFiring;

    private void Accept(TTrigger trigger, Arguments? arguments)
    {
        if (_isImmediate)
            Process(trigger, arguments);
        else if (_isFiring)
            _queue.Enqueue((trigger, arguments));
        else
            ProcessWithQueue(trigger, arguments);
    }

    private void ProcessWithQueue(TTrigger trigger, Arguments? arguments)
    {
        Invariant.Holds(_queue.Count == 0);
        _isFiring = true;
        try
        {
            Process(trigger, arguments);
            while (_queue.TryDequeue(out var next))
                Process(next.Trigger, next.Arguments);
        }
        finally
        {
            _isFiring = false;

            // Only an exception leaves triggers behind. They belong to a story that is over: the next one begins afresh.
            if (_queue.Count > 0)
                _queue.Clear();
        }
    }

    private void Process(TTrigger trigger, Arguments? arguments)
    {
        var table = _table ??= new TableCompiler(this).Compile();
        var source = State;
        var cell = table.Find(_stateSlots.Find(source), _triggerSlots.Find(trigger));
        if (cell is null)
        {
            RefuseUnknown(source, trigger, arguments);
            return;
        }

        cell.Signature?.Validate(arguments);
        ulong unmet = 0;
        var row = cell.Choose(arguments, ref unmet) ?? ChooseOutwards(ref cell, arguments, ref unmet);
        if (row is null)
            Refuse(source, trigger, cell.Describe(unmet));
        else
            Run(row, arguments);
    }

    /// <summary>Asks the states around the one that refused; <paramref name="cell"/> becomes the last one asked.</summary>
    private static Row? ChooseOutwards(ref Cell cell, Arguments? arguments, ref ulong unmet)
    {
        Row? row = null;
        while (row is null && cell.Outer is not null)
        {
            cell = cell.Outer;
            unmet = 0;
            row = cell.Choose(arguments, ref unmet);
        }
        return row;
    }

    private void Run(Row row, Arguments? arguments)
    {
        switch (row.Kind)
        {
            case RowKind.Follow:
                Follow(row.Path!, arguments);
                break;
            case RowKind.Select:
                Follow(row.Selection!.Choose(arguments), arguments);
                break;
            case RowKind.Act:
                row.Action!.Run(row.Staying!.With(arguments), arguments);
                break;
            default:
                Invariant.Holds(row.Kind == RowKind.Stay);
                break;
        }
    }

    private void Follow(Path path, Arguments? arguments)
    {
        var transition = path.Transition.With(arguments);
        Run(path.Exits, transition, arguments);
        State = transition.Destination;
        _onTransitioned?.Invoke(transition);
        Run(path.Entries, transition, arguments);

        if (path.Descent is not null)
            Descend(path.Descent, transition.Destination, arguments);
        if (_onTransitionCompleted is not null)
            Complete(path, arguments);
    }

    /// <summary>Follows initial transitions inwards, unless an action has meanwhile taken the machine elsewhere.</summary>
    private void Descend(Descent first, TState from, Arguments? arguments)
    {
        for (var descent = first; descent is not null; descent = descent.Next)
        {
            if (_isImmediate && !SameState(State, from))
                return;

            from = descent.Entered.Destination;
            if (!descent.IsIntoSubstate)
                throw new InvalidOperationException($"The target ({from}) for the initial transition is not a substate.");

            State = from;
            _onTransitioned?.Invoke(descent.Announced.With(arguments));
            Run(descent.Entries, descent.Entered.With(arguments), arguments);
        }
    }

    /// <summary>Tells of the end of a transition: of the state that it led to, even when an action has gone further since.</summary>
    private void Complete(Path path, Arguments? arguments)
    {
        var completed = path.Completed.With(arguments);
        if (_isImmediate && State is var state && !SameState(state, completed.Destination))
            completed = new Transition(completed.Source, state, completed.Trigger, arguments);
        _onTransitionCompleted!(completed);
    }

    private static void Run(Callback[] callbacks, Transition transition, Arguments? arguments)
    {
        foreach (var callback in callbacks)
            callback.Run(transition, arguments);
    }
}
