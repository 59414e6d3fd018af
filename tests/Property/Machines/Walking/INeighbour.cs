using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>
/// What a machine may rely on because the other machine or the host at its side keeps it. Most machines rely on
/// nothing and need no such class; one that does is found by its types.
/// </summary>
internal interface INeighbour<TState, TDeadline, TData, TInput>
    where TState : unmanaged, Enum
    where TDeadline : unmanaged, Enum
    where TData : IEncodable
{
    /// <summary>Makes an input one that could be said here; false if it could not be.</summary>
    bool Refine(in Instance<TState, TDeadline, TData> hearer, ref TInput input, Generator generator);
}
