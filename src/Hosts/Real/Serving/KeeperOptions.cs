using System.Net;

using Holdover.Keeper;

namespace Holdover.Hosts.Real.Serving;

/// <summary>What a keeper is told at its start.</summary>
/// <param name="Address">Where to listen.</param>
/// <param name="Port">At which port; 0 for a free one.</param>
/// <param name="Command">The words that start the child of a place, in a folder.</param>
public sealed record KeeperOptions(IPAddress Address, int Port, Func<ServeFolder, int, IReadOnlyList<string>> Command)
{
    public KeeperSettings Settings { get; init; } = KeeperSettings.Default;

    /// <summary>Whether the coordinator reads our standard input.</summary>
    public bool HandsInputOn { get; init; }

    /// <summary>Where to write down every step, so that it can be replayed; nowhere if null.</summary>
    public string? Recording { get; init; }
}
