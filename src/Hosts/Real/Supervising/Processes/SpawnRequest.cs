using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>What is to be started.</summary>
/// <param name="Path">The executable.</param>
/// <param name="Arguments">The program's own name first.</param>
/// <param name="Environment">NAME=VALUE each.</param>
internal sealed record SpawnRequest(string Path, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment)
{
    /// <summary>In a process group of its own, so that what is sent to ours does not reach it.</summary>
    public bool OwnGroup { get; init; }

    /// <summary>With nothing to read and nobody to talk to; otherwise with our input and outputs.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What it reads; ours or nothing if there is none.</summary>
    public SafeHandle? Input { get; init; }

    /// <summary>Where it writes; where it would otherwise if there is none.</summary>
    public SafeHandle? Output { get; init; }

    /// <summary>Where it complains; where it would otherwise if there is none.</summary>
    public SafeHandle? Errors { get; init; }

    /// <summary>What it is handed besides: it finds them open from descriptor <see cref="NativeSpawn.PassedFirst"/> on, in this order.</summary>
    public IReadOnlyList<SafeHandle> Passed { get; init; } = [];

    /// <summary>Whether what it started and left behind is its own, and ends with it.</summary>
    public bool OwnsOrphans { get; init; }
}
