namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Runs the activation actions of the current state and of those around it, from the outside in.</summary>
    /// <remarks>Meant for after a stored machine was loaded; transitions do not activate.</remarks>
    public void Activate()
    {
        foreach (var node in CurrentOutwards().Reverse())
            node.ActivateActions.ForEach(action => action.Run());
    }

    /// <summary>Runs the deactivation actions of the current state and of those around it, from the inside out.</summary>
    /// <remarks>Meant for before a machine is stored; transitions do not deactivate.</remarks>
    public void Deactivate()
    {
        foreach (var node in CurrentOutwards())
            node.DeactivateActions.ForEach(action => action.Run());
    }

    private StateNode[] CurrentOutwards() => NodeOf(State) is { } node ? [.. node.Outwards()] : [];
}
