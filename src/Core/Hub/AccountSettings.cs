using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>The spans and limits of an account.</summary>
public sealed record AccountSettings
{
    public static readonly AccountSettings Default = new();

    /// <summary>From an open connection to its id, and from the wish for a token or ticket to its minting.</summary>
    public Duration MintMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>A connection that was quiet for so long is asked for a sign of life. Clients ping every 30 s themselves.</summary>
    public Duration QuietMax { get; init; } = Duration.FromSeconds(45);

    public Duration PongMax { get; init; } = Duration.FromSeconds(5);

    /// <summary>From a command to its reply: longer than a device gives its own handlers (5 s), so that it has the word.</summary>
    public Duration CommandMax { get; init; } = Duration.FromSeconds(8);

    /// <summary>A ticket that is not used by then is void.</summary>
    public Duration TicketMax { get; init; } = Duration.FromSeconds(30);

    /// <summary>
    /// How long the device that plays may be without a connection. The worst that its dealer needs is a silence of 33 s
    /// that it has to notice, and a backoff of 30 s.
    /// </summary>
    public Duration LingerMax { get; init; } = Duration.FromSeconds(90);

    /// <summary>Says what is wrong with these settings, or null.</summary>
    public string? Problem() =>
        new[] { MintMax, QuietMax, PongMax, CommandMax, TicketMax, LingerMax }.Min() <= Duration.Zero ? "every wait must be more than 0" : null;
}
