using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>An entry of a <see cref="HubTable{TEntry, TKey}"/>: found by its key, and over when it is due.</summary>
public interface IHubEntry<TKey> : IEncodable
    where TKey : struct, IEquatable<TKey>
{
    TKey Key { get; }

    /// <summary>When something is to be done about it; <see cref="MonotonicTime.Never"/> if only the world can say so.</summary>
    MonotonicTime Due { get; }
}
