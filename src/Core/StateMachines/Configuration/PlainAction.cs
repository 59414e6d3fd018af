using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

/// <summary>An action that is told nothing: what activation and deactivation run.</summary>
internal sealed class PlainAction(Action action, string? description)
{
    public InvocationInfo Info { get; } = InvocationInfo.Of(action, description);

    public void Run() => action();
}
