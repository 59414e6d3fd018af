using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>What a world consists of but its time: a struct, so that writing it is compiled for it and calls nothing virtual.</summary>
public interface IWorldBody<TSelf> : IEncodable
    where TSelf : struct, IWorldBody<TSelf>
{
    /// <summary>Becomes what another is; nodes that it refers to stay its own.</summary>
    void CopyFrom(in TSelf other);

    /// <summary>Says that the body was read, as it was at an instant.</summary>
    void Rewind(MonotonicTime now);
}
