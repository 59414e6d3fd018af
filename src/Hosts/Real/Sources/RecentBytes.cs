namespace Holdover.Hosts.Real.Sources;

/// <summary>The last bytes of something that is read from one place on, so that a little of it can be read again.</summary>
/// <param name="max">Bytes that are kept.</param>
internal sealed class RecentBytes(int max)
{
    private readonly byte[] bytes = new byte[max];

    /// <summary>The place of the first byte that is kept.</summary>
    public long First { get; private set; }

    /// <summary>The place behind the last.</summary>
    public long End { get; private set; }

    /// <summary>Begins anew at a place, with nothing.</summary>
    public void Restart(long place) => (First, End) = (place, place);

    public void Append(ReadOnlySpan<byte> read)
    {
        End += read.Length;
        First = Math.Max(First, End - max);
        for (var kept = read[Math.Max(0, read.Length - max)..]; !kept.IsEmpty;)
        {
            var room = RoomAt(End - kept.Length);
            var length = Math.Min(room.Length, kept.Length);
            kept[..length].CopyTo(room);
            kept = kept[length..];
        }
    }

    /// <summary>Reads from a place on that is kept, as far as it is, or less.</summary>
    public int Read(long place, Span<byte> into)
    {
        Invariant.Holds(place >= First && place <= End);
        var there = RoomAt(place);
        var length = (int)Math.Min(Math.Min(there.Length, into.Length), End - place);
        there[..length].CopyTo(into);
        return length;
    }

    private Span<byte> RoomAt(long place) => bytes.AsSpan((int)(place % max));
}
