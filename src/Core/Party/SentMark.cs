using Holdover.Machines;

namespace Holdover.Party;

/// <summary>
/// How far into the stream a client was sent, kept so that it survives the worker's death at any instant: written once
/// before a chunk is sent and once after. Only if both agree is it known what the client has; between them it is not, and
/// nor is it once the worker saw the connection end.
/// </summary>
/// <param name="Before">The end of the chunk that was about to be sent, in microseconds of the server's clock.</param>
/// <param name="After">The end of the last chunk that was sent whole.</param>
public record struct SentMark(long Before, long After) : IEncodable
{
    /// <summary>Where the client stands, or null if that is not known.</summary>
    public readonly long? Until => Before == After && After != 0 ? After : null;

    /// <summary>Says that a chunk is about to be sent.</summary>
    public void Begin(long end) => Before = end;

    /// <summary>Says that it was sent, whole.</summary>
    public void Commit() => After = Before;

    /// <summary>Says that none of it was sent.</summary>
    public void Abandon() => Before = After;

    /// <summary>Says that what was sent may not have arrived: a sending that never ends.</summary>
    public void Forget() => Before = After + 1;

    /// <summary>Of the marks that two workers left of one client, the one that was written last.</summary>
    public static SentMark Newer(SentMark one, SentMark other) => one.Before >= other.Before ? one : other;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (before, after) = this;
        codec.Instant(ref before);
        codec.Instant(ref after);
        this = new(before, after);
    }
}
