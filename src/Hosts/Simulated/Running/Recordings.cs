namespace Holdover.Hosts.Simulated.Running;

/// <summary>The recordings of a run: of each process of it, by name, the last minutes.</summary>
public sealed class Recordings
{
    /// <summary>Bytes of a segment at most; what is older than the last segment is forgotten.</summary>
    public int SegmentMax { get; init; } = 1 << 22;

    private readonly SortedDictionary<string, Func<byte[]>> segments = new(StringComparer.Ordinal);

    /// <summary>A name, and the bytes of a segment as a real host would have written it.</summary>
    public IEnumerable<(string Name, byte[] Segment)> All => segments.Select(segment => (segment.Key, segment.Value()));

    /// <summary>A process begins; one of the same name before it keeps its own.</summary>
    internal void Add(string name, Func<byte[]> segment)
    {
        var number = 1;
        while (!segments.TryAdd(number == 1 ? name : $"{name}.{number}", segment))
            number++;
    }
}
