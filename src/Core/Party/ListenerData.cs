using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>All that is remembered of a listener's connection.</summary>
public struct ListenerData : IEncodable
{
    public ConnectionEpoch Connection;
    public TextId Client;

    /// <summary>Where the listener stands on the server's clock, if that is known; it counts once.</summary>
    public long Until;

    public StandKind Stand;
    public int Capacity;
    public ListenerNeeds Needs;

    /// <summary>How it wants chunks encoded, and how they are.</summary>
    public CodecWish Codecs;

    public Codec Codec;

    /// <summary>What the worker holds.</summary>
    public StreamView Stream;

    /// <summary>Whether it is known that there is no stream, rather than not known whether there is one.</summary>
    public bool IsSilent;

    /// <summary>Whether its worker keeps the stream from it: its group has another, or none.</summary>
    public bool IsApart;

    /// <summary>What it said to its group.</summary>
    public ListenerMember Member;

    /// <summary>The first frame of this generation that was meant for it, and the next.</summary>
    public long From;

    public long Next;

    /// <summary>The end of what is sent at once.</summary>
    public long PrimedUntil;

    /// <summary>Whether its connection takes nothing for now.</summary>
    public bool IsBlocked;

    /// <summary>Probes answered on this connection.</summary>
    public int Probes;

    public long FramesSent;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Value(ref Stand);
        codec.Instant(ref Until);
        codec.Value(ref Capacity);
        Needs.Encode(ref codec);
        Codecs.Encode(ref codec);
        codec.Value(ref Codec);
        Stream.Encode(ref codec);
        codec.Value(ref IsSilent);
        codec.Value(ref IsApart);
        Member.Encode(ref codec);
        codec.Value(ref From);
        codec.Value(ref Next);
        codec.Value(ref PrimedUntil);
        codec.Value(ref IsBlocked);
        codec.Value(ref Probes);
        codec.Statistic(ref FramesSent);
    }
}
