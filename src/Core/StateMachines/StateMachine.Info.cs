using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The machine as it is configured now, for tools to read and to draw.</summary>
    /// <returns>States and transitions, in order of configuration.</returns>
    public StateMachineInfo GetInfo() => new InfoBuilder(this).Build();
}
