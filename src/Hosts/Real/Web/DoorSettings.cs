using Holdover.Party;

namespace Holdover.Hosts.Real.Web;

/// <summary>How much a stranger may ask of the server.</summary>
public sealed record DoorSettings
{
    public static readonly DoorSettings Default = new();

    /// <summary>Names of this server beyond the machine's own.</summary>
    public IReadOnlyCollection<string> Hosts { get; init; } = [];

    /// <summary>Connections in all: every listener that there can be, and as many again that look at the page.</summary>
    public int ConnectionsMax { get; init; } = 2 * ListenerTable.CountMax;

    /// <summary>Connections of one address: some households behind one, each with some players and pages.</summary>
    public int ConnectionsOfAddressMax { get; init; } = 128;

    /// <summary>From a connection to the end of its request's headers.</summary>
    public TimeSpan HeadersMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From one request of a connection to the next.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(60);
}
