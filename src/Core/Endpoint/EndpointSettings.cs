using Holdover.Dealer;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>The settings of a speaker.</summary>
public sealed record EndpointSettings
{
    public SessionSettings Session { get; init; } = SessionSettings.Default;

    public DealerSettings Dealer { get; init; } = DealerSettings.Default;

    public PlaybackSettings Playback { get; init; } = PlaybackSettings.Default;

    /// <summary>Whether the session is closed when a stream has ended and was played out, as for a file.</summary>
    public bool EndWithStream { get; init; }

    /// <summary>The boot under which this runs: what is saved says so.</summary>
    public BootId Boot { get; init; }

    public string? Problem() => Session.Problem() ?? Dealer.Problem() ?? Playback.Problem();
}
