using Holdover.Session;

namespace Holdover.Hosts.Real.Embedding;

/// <summary>What an embedded session is told at its start.</summary>
/// <param name="Transport">How bytes get to the peer.</param>
/// <param name="Urls">Where the peer is to be found; after the first, those to migrate to. Name and port count, the rest is the transport's.</param>
public sealed record EmbeddedOptions(ISessionTransport Transport, params IReadOnlyList<Uri> Urls)
{
    /// <summary>The spans of the session; how many URLs there are and whether a token is needed is set from the rest.</summary>
    public SessionSettings Settings { get; init; } = SessionSettings.Default;

    /// <summary>
    /// Asked for a token before each attempt, if there is one to ask. Null is a refusal and ends the session; an
    /// exception is a trouble that passes.
    /// </summary>
    public Func<CancellationToken, Task<string?>>? FetchToken { get; init; }

    /// <summary>
    /// Told who publishes at a path from now on, or that nobody does, on the flow of the reports. Who is away with a lost
    /// connection still publishes: only who has not come back a second after the session's patience would have ended, is gone.
    /// </summary>
    public Action<OriginChange>? OriginChanged { get; init; }
}
