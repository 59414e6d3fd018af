namespace Holdover.StateMachines;

/// <summary>Models behaviour as transitions between a finite set of states.</summary>
/// <remarks>
/// The configuration is a description; on the first <see cref="Fire(TTrigger)"/> it is compiled to a table in which every
/// pair of a state and a trigger has its guards, its exit and entry actions and its destination at hand. From then on a
/// trigger without arguments allocates nothing. Guards are asked once a trigger and must not change the machine.
/// A machine is used from one thread.
/// </remarks>
/// <typeparam name="TState">The type of the states.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public partial class StateMachine<TState, TTrigger>
{
    private readonly Func<TState>? _stateAccessor;
    private readonly Action<TState>? _stateMutator;
    private readonly bool _isImmediate;
    private readonly TState _initialState;
    private TState _state;

    /// <summary>A machine that keeps its state itself and queues the triggers that its actions fire.</summary>
    /// <param name="initialState">The state to begin in; its entry actions do not run.</param>
    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    /// <summary>A machine that keeps its state itself.</summary>
    /// <param name="initialState">The state to begin in; its entry actions do not run.</param>
    /// <param name="firingMode">When a trigger that an action fires is processed.</param>
    public StateMachine(TState initialState, FiringMode firingMode)
    {
        _isImmediate = firingMode == FiringMode.Immediate;
        _initialState = initialState;
        _state = initialState;
    }

    /// <summary>A machine whose state is kept elsewhere, and which queues the triggers that its actions fire.</summary>
    /// <param name="stateAccessor">Reads the state.</param>
    /// <param name="stateMutator">Writes the state.</param>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
        : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    /// <summary>A machine whose state is kept elsewhere.</summary>
    /// <param name="stateAccessor">Reads the state.</param>
    /// <param name="stateMutator">Writes the state.</param>
    /// <param name="firingMode">When a trigger that an action fires is processed.</param>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _stateAccessor = stateAccessor;
        _stateMutator = stateMutator;
        _isImmediate = firingMode == FiringMode.Immediate;
        _initialState = stateAccessor();
        _state = _initialState;
    }

    /// <summary>The state that the machine is in: the innermost one.</summary>
    public TState State
    {
        get => _stateAccessor is null ? _state : _stateAccessor();
        private set
        {
            if (_stateMutator is null)
                _state = value;
            else
                _stateMutator(value);
        }
    }

    /// <summary>Whether the machine is in a state, or in a substate of it.</summary>
    /// <param name="state">The state to ask about.</param>
    public bool IsInState(TState state)
    {
        var current = State;
        return SameState(current, state) || (NodeOf(current) is { } node && NodeOf(state)?.Includes(node) == true);
    }

    /// <summary>The state and the triggers that it accepts, for people to read.</summary>
    public override string ToString() =>
        $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", GetPermittedTriggers())} }}}}";

    internal static bool SameState(TState left, TState right) => EqualityComparer<TState>.Default.Equals(left, right);
}
