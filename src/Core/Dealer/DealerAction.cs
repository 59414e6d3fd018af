namespace Holdover.Dealer;

/// <summary>What a dealer can ask for.</summary>
public enum DealerAction
{
    /// <summary>
    /// Find the endpoint's addresses and fetch a token for this attempt; answer with EndpointResolved, ResolveFailed, or
    /// CredentialsRefused if the token route itself refuses us.
    /// </summary>
    ResolveEndpoint,

    /// <summary>Open a transport to the address; answer with TransportOpened, TransportFailed or UpgradeRefused.</summary>
    OpenTransport,

    /// <summary>Ask the server for a sign of life; any pong is PongReceived.</summary>
    SendPing,

    /// <summary>Answer a ping.</summary>
    SendPong,

    /// <summary>Give a message to all that match its address. A node keeps it for them, and asks for what follows instead.</summary>
    DeliverMessage,

    /// <summary>Give a request to its handler; answer with RequestAnswered.</summary>
    DeliverRequest,

    /// <summary>Answer a request, on this connection or not at all.</summary>
    SendReply,

    /// <summary>Put our state under the connection id; answer with RegistrationAcknowledged or RegistrationFailed.</summary>
    PutState,

    /// <summary>Give up the put. No answer is wanted.</summary>
    CancelPut,

    /// <summary>Take us off the server's list, if it still lists us under this connection id. A courtesy: no answer is wanted.</summary>
    Unregister,

    /// <summary>Say goodbye and close; answer with TransportClosed.</summary>
    CloseTransport,

    /// <summary>Drop whatever there is of it, at once, with what was queued to be sent. No answer is wanted.</summary>
    AbortTransport,

    /// <summary>The status is now this. A level: only the newest counts.</summary>
    PublishStatus,

    /// <summary>It is over, for this cause. Comes exactly once.</summary>
    ReportEnded,

    /// <summary>Answers the wish to be registered: as whom, or why not.</summary>
    TellRegistered,

    /// <summary>Give a message to a subscriber, if it still waits as this says; if it does not, it has said so or will.</summary>
    GiveMessage,

    /// <summary>What came is given to nobody, or not to this subscriber, for this reason.</summary>
    DropMessage,

    /// <summary>Nobody will be given the message any more: what it carries may be forgotten. Comes once a message.</summary>
    ReleaseMessage,

    /// <summary>What all messages so far carry may be forgotten.</summary>
    ReleaseAllMessages,
}
