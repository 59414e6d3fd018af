using Holdover.Machines;

namespace Holdover.Party;

/// <summary>All that is remembered of a listener's connection.</summary>
public struct ListenerData : IEncodable
{
    public ConnectionEpoch Connection;
    public TextId Client;

    /// <summary>Where the listener says that it stands on the server's clock; what it says once counts once.</summary>
    public long ReceivedUntil;

    public bool SaysWhereItStands;

    /// <summary>What the worker holds.</summary>
    public StreamView Stream;

    /// <summary>The next frame to be sent.</summary>
    public long Next;

    /// <summary>The end of what is sent at once.</summary>
    public long PrimedUntil;

    /// <summary>Probes answered on this connection.</summary>
    public int Probes;

    public long FramesSent;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Value(ref SaysWhereItStands);
        codec.Instant(ref ReceivedUntil);
        Stream.Encode(ref codec);
        codec.Value(ref Next);
        codec.Value(ref PrimedUntil);
        codec.Value(ref Probes);
        codec.Statistic(ref FramesSent);
    }
}
