namespace Holdover.Hosts.Real.Web;

/// <summary>The answer to /api/status.</summary>
/// <param name="Name">Of the server.</param>
/// <param name="Version">Of the program.</param>
/// <param name="UptimeSeconds">Since it began to listen.</param>
/// <param name="Address">Where guests find the page; null if only this machine can.</param>
/// <param name="Source">What is served, by its name.</param>
/// <param name="State">Where the coordinator is.</param>
/// <param name="Listeners">In all.</param>
/// <param name="Connections">Players that are connected, those that have not introduced themselves too.</param>
/// <param name="SentBytes">What all listeners together were sent.</param>
/// <param name="LateSeconds">Sound that was dropped because it could not have come in time.</param>
/// <param name="Playing">Null while nothing plays.</param>
/// <param name="Workers">One by one.</param>
public sealed record StatusReport(
    string Name, string Version, double UptimeSeconds, string? Address, string Source, string State, int Listeners, int Connections,
    long SentBytes, double LateSeconds, PlayingView? Playing, IReadOnlyList<WorkerView> Workers);
