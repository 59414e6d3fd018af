using System.Net;

using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Party;

namespace Holdover.Hosts.Real.Party;

/// <summary>What a party is told at its start.</summary>
/// <param name="Source">The file.</param>
/// <param name="Loop">Whether it begins again at its end.</param>
/// <param name="Address">Where to listen.</param>
/// <param name="Port">At which port; 0 for a free one.</param>
/// <param name="Name">By which listeners know the server.</param>
public sealed record PartyOptions(string Source, bool Loop, IPAddress Address, int Port, string Name)
{
    /// <summary>As the source: raw PCM comes in there.</summary>
    public const string StandardInput = "-";

    /// <summary>Whether what is served cannot be gone back in.</summary>
    public bool IsLive => Source == StandardInput || AudioSources.IsUrl(Source);

    /// <summary>The source as guests may know it: where it lies is nobody's business.</summary>
    public string SourceName =>
        Source == StandardInput ? "standard input"
        : AudioSources.IsUrl(Source) ? new Uri(Source).Host
        : Directory.Exists(Source) ? new DirectoryInfo(Source).Name
        : Path.GetFileNameWithoutExtension(Source);

    public CoordinatorSettings Coordinator { get; init; } = CoordinatorSettings.Default;

    /// <summary>Processes that serve listeners.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>The port of the first worker's own, for a proxy in front; the next has the next. None if null.</summary>
    public int? WorkerPorts { get; init; }

    /// <summary>Clients that wait to be dialled, by their URLs.</summary>
    public IReadOnlyList<Uri> Clients { get; init; } = [];

    public WorkerSettings Worker { get; init; } = WorkerSettings.Default;

    /// <summary>Where to write down every step, so that it can be replayed; nowhere if null.</summary>
    public string? Recording { get; init; }

    public ListenerSettings Listener { get; init; } = ListenerSettings.Default;

    /// <summary>Who may ask, and how much.</summary>
    public DoorSettings Doors { get; init; } = DoorSettings.Default;
}
