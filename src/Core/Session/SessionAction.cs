namespace Holdover.Session;

/// <summary>What a session can ask for.</summary>
public enum SessionAction
{
    /// <summary>Find the addresses of the URL's name; answer with UrlResolved or ResolveFailed.</summary>
    ResolveUrl,

    /// <summary>Open a transport to the address; answer with TransportOpened or TransportFailed.</summary>
    OpenTransport,

    /// <summary>Say hello on the open transport; the server's hello is Greeted.</summary>
    SendHello,

    /// <summary>Tell the server our state: it knows nothing of us yet.</summary>
    AnnounceState,

    /// <summary>Ask the server for a sign of life.</summary>
    SendProbe,

    /// <summary>Say goodbye and close; answer with TransportClosed.</summary>
    CloseTransport,

    /// <summary>Drop whatever there is of it, at once. No answer is wanted.</summary>
    AbortTransport,

    /// <summary>The status is now this. A level: only the newest counts.</summary>
    PublishStatus,

    /// <summary>It is over, for this cause. Comes exactly once.</summary>
    ReportEnded,
}
