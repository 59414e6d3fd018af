using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>What happened to a dealer.</summary>
public record struct DealerInput(DealerTrigger Trigger) : IInput<DealerTrigger>
{
    /// <summary>The transport it happened on, or none.</summary>
    public ConnectionEpoch Connection;

    /// <summary>The put that it answers, or none.</summary>
    public RegistrationEpoch Registration;

    public DealerCause Cause;

    /// <summary>Addresses that the endpoint has.</summary>
    public int AddressCount;

    public TextId ConnectionId;

    /// <summary>By what a request is answered.</summary>
    public TextId Key;

    /// <summary>Whom the request's address belongs to, or nobody.</summary>
    public HandlerId Handler;

    public RequestIdentity Identity;

    /// <summary>The host's name for what came: a message or a request.</summary>
    public int Handle;

    /// <summary>What the handler says of the request.</summary>
    public bool Success;

    public static DealerInput StartRequested() => new(DealerTrigger.StartRequested);

    public static DealerInput CloseRequested() => new(DealerTrigger.CloseRequested);

    /// <summary>What we put is another than before.</summary>
    public static DealerInput StateChanged() => new(DealerTrigger.StateChanged);

    public static DealerInput EndpointResolved(ConnectionEpoch connection, int addresses) =>
        new(DealerTrigger.EndpointResolved) { Connection = connection, AddressCount = addresses };

    public static DealerInput ResolveFailed(ConnectionEpoch connection) =>
        new(DealerTrigger.ResolveFailed) { Connection = connection, Cause = DealerCause.ResolveFailed };

    /// <summary>Who gives out tokens refuses us. A token that is refused is <see cref="UpgradeRefused"/>.</summary>
    public static DealerInput CredentialsRefused(ConnectionEpoch connection) =>
        new(DealerTrigger.CredentialsRefused) { Connection = connection, Cause = DealerCause.CredentialsRefused };

    public static DealerInput TransportOpened(ConnectionEpoch connection) => new(DealerTrigger.TransportOpened) { Connection = connection };

    public static DealerInput TransportFailed(ConnectionEpoch connection) =>
        new(DealerTrigger.TransportFailed) { Connection = connection, Cause = DealerCause.ConnectFailed };

    public static DealerInput UpgradeRefused(ConnectionEpoch connection) =>
        new(DealerTrigger.UpgradeRefused) { Connection = connection, Cause = DealerCause.UpgradeRefused };

    public static DealerInput TransportClosed(ConnectionEpoch connection, DealerCause cause) =>
        new(DealerTrigger.TransportClosed) { Connection = connection, Cause = cause };

    public static DealerInput PingReceived(ConnectionEpoch connection) => new(DealerTrigger.PingReceived) { Connection = connection };

    /// <summary>Any pong, of the transport or in words.</summary>
    public static DealerInput PongReceived(ConnectionEpoch connection) => new(DealerTrigger.PongReceived) { Connection = connection };

    public static DealerInput ConnectionIdReceived(ConnectionEpoch connection, TextId id) =>
        new(DealerTrigger.ConnectionIdReceived) { Connection = connection, ConnectionId = id };

    public static DealerInput MessageReceived(ConnectionEpoch connection, int handle) =>
        new(DealerTrigger.MessageReceived) { Connection = connection, Handle = handle };

    public static DealerInput RequestReceived(ConnectionEpoch connection, TextId key, HandlerId handler, RequestIdentity identity, int handle) =>
        new(DealerTrigger.RequestReceived) { Connection = connection, Key = key, Handler = handler, Identity = identity, Handle = handle };

    /// <summary>A request came of which only the key could be read.</summary>
    public static DealerInput RequestUnreadable(ConnectionEpoch connection, TextId key) =>
        new(DealerTrigger.RequestUnreadable) { Connection = connection, Key = key };

    public static DealerInput RequestAnswered(ConnectionEpoch connection, TextId key, bool success) =>
        new(DealerTrigger.RequestAnswered) { Connection = connection, Key = key, Success = success };

    public static DealerInput RegistrationAcknowledged(RegistrationEpoch registration) =>
        new(DealerTrigger.RegistrationAcknowledged) { Registration = registration };

    public static DealerInput RegistrationFailed(RegistrationEpoch registration) =>
        new(DealerTrigger.RegistrationFailed) { Registration = registration, Cause = DealerCause.NotRegistered };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Connection);
        codec.Epoch(ref Registration);
        codec.Value(ref Cause);
        codec.Value(ref AddressCount);
        codec.Value(ref ConnectionId);
        codec.Value(ref Key);
        Handler.Encode(ref codec);
        Identity.Encode(ref codec);
        codec.Value(ref Handle);
        codec.Value(ref Success);
    }
}
