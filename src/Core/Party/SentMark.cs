using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// How far into the stream a client was sent, kept so that it survives the worker's death at any instant: written once
/// before a chunk is sent and once after. Only if both agree is it known what the client has; between them it is not, and
/// nor is it once the worker saw the connection end.
/// </summary>
/// <param name="Before">The end of the chunk that was about to be sent, in microseconds of the server's clock.</param>
/// <param name="After">The end of the last chunk that was sent whole.</param>
/// <param name="At">
/// When it was written, by the clock that all processes of a machine share. The one that was written last counts,
/// whatever it says: a client that was told to forget may be sent what is due earlier.
/// </param>
public record struct SentMark(long Before, long After, MonotonicTime At) : IEncodable
{
    /// <summary>Where the client stands, or null if that is not known.</summary>
    public readonly long? Until => Before == After && After != 0 ? After : null;

    /// <summary>Says that a chunk is about to be sent.</summary>
    public void Begin(long end, MonotonicTime now) => (Before, At) = (end, now);

    /// <summary>Says that it was sent, whole.</summary>
    public void Commit() => After = Before;

    /// <summary>Says that none of it was sent.</summary>
    public void Abandon() => Before = After;

    /// <summary>Says that what was sent may not have arrived: a sending that never ends.</summary>
    public void Forget(MonotonicTime now) => Begin(After + 1, now);

    /// <summary>Of the marks that two workers left of one client, the one that was written last.</summary>
    public static SentMark Newer(SentMark one, SentMark other) => one.At >= other.At ? one : other;

    /// <summary>
    /// Of this mark, which is the one of the worker that asks, and that of another worker, the one that was written last.
    /// That of a worker that lives says nothing: it may be sending into a connection that is no more.
    /// </summary>
    public readonly SentMark OrOf(SentMark other, bool isWriterAlive)
    {
        if (isWriterAlive)
            other.Forget(other.At);
        return Newer(this, other);
    }

    /// <summary>When a mark was written decides between marks, not what follows from this one.</summary>
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (before, after, at) = this;
        var written = at.Microseconds;
        codec.Instant(ref before);
        codec.Instant(ref after);
        codec.Statistic(ref written);
        this = new(before, after, new(written));
    }
}
