namespace Holdover.Session;

/// <summary>What a session can ask for.</summary>
public enum SessionAction
{
    /// <summary>
    /// Ask the token route for a token; answer with TokenFetched, TokenFailed or TokenRefused. The token stays with the
    /// host, under the connection that this names; what opens a transport names it again.
    /// </summary>
    FetchToken,

    /// <summary>Find the addresses of the URL's name; answer with UrlResolved or ResolveFailed.</summary>
    ResolveUrl,

    /// <summary>Open a transport to the address, with the token if there is one; answer with TransportOpened, TransportFailed or TransportRefused.</summary>
    OpenTransport,

    /// <summary>Say hello, by the strategy, on the open transport; the server's hello is Greeted.</summary>
    SendHello,

    /// <summary>Tell the server our state: it knows nothing of us yet.</summary>
    AnnounceState,

    /// <summary>Ask the server for a sign of life.</summary>
    SendProbe,

    /// <summary>Say goodbye and close; answer with TransportClosed.</summary>
    CloseTransport,

    /// <summary>Drop whatever there is of it, at once: question, dial or transport. No answer is wanted. Each connection gets this once.</summary>
    AbortTransport,

    /// <summary>The status is now this, and the session is not over. A level: only the newest counts.</summary>
    PublishStatus,

    /// <summary>It is over, with this status and for this cause. Comes exactly once, and nothing after it.</summary>
    ReportEnded,
}
