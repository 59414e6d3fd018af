using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>
/// Everything that happened, as one running hash; two runs of a seed that differ anywhere differ here. Where they differ
/// first is found by keeping the hash after each event of one run and comparing the other with it.
/// </summary>
internal sealed class EventLog(ICollection<ulong>? kept)
{
    public ulong Hash { get; private set; } = StableHash.Of([]);

    public long Count { get; private set; }

    public void Add(MonotonicTime at, int actor, int what, long value)
    {
        var hash = StableHash.Add(Hash, unchecked((ulong)at.Microseconds));
        Hash = StableHash.Add(hash, unchecked(((ulong)(uint)actor << 48) ^ ((ulong)(uint)what << 40) ^ (ulong)value));
        Count++;
        kept?.Add(Hash);
    }
}
