using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What happened to a session.</summary>
public record struct SessionInput(SessionTrigger Trigger) : IInput<SessionTrigger>
{
    /// <summary>The transport it happened on, or none.</summary>
    public ConnectionEpoch Connection;

    public LossCause Cause;

    /// <summary>Addresses that the name has.</summary>
    public int AddressCount;

    /// <summary>Whether a stream plays from now on.</summary>
    public bool Streaming;

    public static SessionInput OpenRequested() => new(SessionTrigger.OpenRequested);

    public static SessionInput CloseRequested() => new(SessionTrigger.CloseRequested);

    public static SessionInput UrlResolved(ConnectionEpoch connection, int addresses) =>
        new(SessionTrigger.UrlResolved) { Connection = connection, AddressCount = addresses };

    public static SessionInput ResolveFailed(ConnectionEpoch connection) =>
        new(SessionTrigger.ResolveFailed) { Connection = connection, Cause = LossCause.ResolveFailed };

    public static SessionInput TransportOpened(ConnectionEpoch connection) => new(SessionTrigger.TransportOpened) { Connection = connection };

    public static SessionInput TransportFailed(ConnectionEpoch connection) =>
        new(SessionTrigger.TransportFailed) { Connection = connection, Cause = LossCause.ConnectFailed };

    public static SessionInput TransportClosed(ConnectionEpoch connection, LossCause cause) =>
        new(SessionTrigger.TransportClosed) { Connection = connection, Cause = cause };

    /// <summary>The server's hello came.</summary>
    public static SessionInput Greeted(ConnectionEpoch connection) => new(SessionTrigger.Greeted) { Connection = connection };

    /// <summary>Anything at all came.</summary>
    public static SessionInput BytesReceived(ConnectionEpoch connection) => new(SessionTrigger.BytesReceived) { Connection = connection };

    public static SessionInput StreamChanged(bool streaming) => new(SessionTrigger.StreamChanged) { Streaming = streaming };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Connection);
        codec.Value(ref Cause);
        codec.Value(ref AddressCount);
        codec.Value(ref Streaming);
    }
}
