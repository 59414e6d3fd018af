using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Party;

/// <summary>One worker as its coordinator sees it: who it is, and how much of the stream it was told.</summary>
public record struct WorkerLink(ProcessEpoch Worker) : IEncodable
{
    public int Listeners;

    /// <summary>The generation that it was told of, or none, and the origin of its grid.</summary>
    public PlayRequestId Request;

    public long Origin;

    /// <summary>The first frame that it was told of this generation, and the next.</summary>
    public long First;

    public long Next;

    /// <summary>Whether its pipe takes nothing for now.</summary>
    public bool IsBlocked;

    public readonly bool Has(PlayRequestId request, in FrameGrid grid) => Request == request && Origin == grid.Origin;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var worker = Worker;
        codec.Epoch(ref worker);
        Worker = worker;
        codec.Value(ref Listeners);
        codec.Epoch(ref Request);
        codec.Instant(ref Origin);
        codec.Value(ref First);
        codec.Value(ref Next);
        codec.Value(ref IsBlocked);
    }
}
