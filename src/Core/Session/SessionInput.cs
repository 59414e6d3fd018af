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

    public static SessionInput StreamChanged(bool streaming) => new(SessionTrigger.StreamChanged) { Streaming = streaming };

    /// <summary>The network of this machine is there, or there again, or another one.</summary>
    public static SessionInput NetworkUp() => new(SessionTrigger.NetworkUp);

    public static SessionInput NetworkDown() => new(SessionTrigger.NetworkDown) { Cause = LossCause.NetworkDown };

    /// <summary>The host has a token; the token itself does not come here.</summary>
    public static SessionInput TokenFetched(ConnectionEpoch connection) => new(SessionTrigger.TokenFetched) { Connection = connection };

    /// <summary>No token this time, for whatever reason but a refusal.</summary>
    public static SessionInput TokenFailed(ConnectionEpoch connection) =>
        new(SessionTrigger.TokenFailed) { Connection = connection, Cause = LossCause.TokenFailed };

    /// <summary>The token route refuses us, now and later: the session is over.</summary>
    public static SessionInput TokenRefused(ConnectionEpoch connection) =>
        new(SessionTrigger.TokenRefused) { Connection = connection, Cause = LossCause.TokenRefused };

    public static SessionInput UrlResolved(ConnectionEpoch connection, int addresses) =>
        new(SessionTrigger.UrlResolved) { Connection = connection, AddressCount = addresses };

    public static SessionInput ResolveFailed(ConnectionEpoch connection) =>
        new(SessionTrigger.ResolveFailed) { Connection = connection, Cause = LossCause.ResolveFailed };

    public static SessionInput TransportOpened(ConnectionEpoch connection) => new(SessionTrigger.TransportOpened) { Connection = connection };

    public static SessionInput TransportFailed(ConnectionEpoch connection) =>
        new(SessionTrigger.TransportFailed) { Connection = connection, Cause = LossCause.ConnectFailed };

    /// <summary>The server answered that we may not (401): no other address will say otherwise, a fresh token may.</summary>
    public static SessionInput TransportRefused(ConnectionEpoch connection) =>
        new(SessionTrigger.TransportFailed) { Connection = connection, Cause = LossCause.Unauthorized };

    public static SessionInput TransportClosed(ConnectionEpoch connection, LossCause cause) =>
        new(SessionTrigger.TransportClosed) { Connection = connection, Cause = cause };

    /// <summary>The server's hello came.</summary>
    public static SessionInput Greeted(ConnectionEpoch connection) => new(SessionTrigger.Greeted) { Connection = connection };

    /// <summary>Anything at all came.</summary>
    public static SessionInput BytesReceived(ConnectionEpoch connection) => new(SessionTrigger.BytesReceived) { Connection = connection };

    /// <summary>The server says that it will not be there much longer.</summary>
    public static SessionInput GoingAway(ConnectionEpoch connection) =>
        new(SessionTrigger.GoingAway) { Connection = connection, Cause = LossCause.GoingAway };

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
