using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>What a machine must have a deadline for, where its state alone does not say it: what else it remembers does.</summary>
internal interface IAwaiting<TState, TDeadline, TData>
    where TState : unmanaged, Enum
    where TDeadline : unmanaged, Enum
    where TData : IEncodable
{
    /// <summary>What is waited for now; of the deadlines of each wait one at least is armed.</summary>
    IEnumerable<(string What, TDeadline[] AnyOf)> Of(Instance<TState, TDeadline, TData> instance);
}
