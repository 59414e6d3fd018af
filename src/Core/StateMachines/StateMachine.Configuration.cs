namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    private readonly SlotMap<TState> _stateSlots = new();
    private readonly SlotMap<TTrigger> _triggerSlots = new();
    private readonly List<StateNode> _nodes = [];
    private readonly List<TriggerWithParameters> _signatures = [];
    private StateNode?[] _nodesBySlot = [];

    /// <summary>Begins, or goes on with, the configuration of a state.</summary>
    /// <param name="state">The state to configure.</param>
    /// <returns>What the state is configured through.</returns>
    public StateConfiguration Configure(TState state) => new(this, List(state));

    /// <summary>Declares the types of a trigger's arguments.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="argumentTypes">The types, in order.</param>
    /// <returns>The trigger with its types, to configure and fire with.</returns>
    /// <exception cref="InvalidOperationException">The trigger has its parameters already.</exception>
    public TriggerWithParameters SetTriggerParameters(TTrigger trigger, params Type[] argumentTypes) =>
        Declare(new TriggerWithParameters(trigger, argumentTypes));

    /// <inheritdoc cref="SetTriggerParameters(TTrigger, Type[])"/>
    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0>(trigger));

    /// <inheritdoc cref="SetTriggerParameters(TTrigger, Type[])"/>
    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1>(trigger));

    /// <inheritdoc cref="SetTriggerParameters(TTrigger, Type[])"/>
    public TriggerWithParameters<TArg0, TArg1, TArg2> SetTriggerParameters<TArg0, TArg1, TArg2>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1, TArg2>(trigger));

    private T Declare<T>(T signature)
        where T : TriggerWithParameters
    {
        if (SignatureOf(signature.Trigger) is not null)
        {
            throw new InvalidOperationException(
                $"Parameters for the trigger '{signature.Trigger}' have already been configured.");
        }
        _triggerSlots.Add(signature.Trigger);
        _signatures.Add(signature);
        Invalidate();
        return signature;
    }

    /// <summary>The declared parameters of a trigger. A search, for the paths where speed does not matter.</summary>
    private TriggerWithParameters? SignatureOf(TTrigger trigger) =>
        _signatures.Find(signature => EqualityComparer<TTrigger>.Default.Equals(signature.Trigger, trigger));

    /// <summary>The node of a state that is configured from now on: it takes its place in the order of configuration.</summary>
    private StateNode List(TState state)
    {
        var node = Mention(state);
        if (!node.IsListed)
        {
            node.IsListed = true;
            _nodes.Add(node);
            Invalidate();
        }
        return node;
    }

    /// <summary>The node of a state, made now when this is its first mention.</summary>
    private StateNode Mention(TState state)
    {
        if (NodeOf(state) is { } known)
            return known;

        var slot = _stateSlots.Add(state);
        if (slot >= _nodesBySlot.Length)
            Array.Resize(ref _nodesBySlot, slot + 1);

        var node = new StateNode(state);
        _nodesBySlot[slot] = node;
        return node;
    }

    private StateNode? NodeOf(TState state)
    {
        var slot = _stateSlots.Find(state);
        return slot < _nodesBySlot.Length ? _nodesBySlot[slot] : null;
    }

    /// <summary>The configuration has changed: the table is compiled again when it is next needed.</summary>
    private void Invalidate() => _table = null;
}
