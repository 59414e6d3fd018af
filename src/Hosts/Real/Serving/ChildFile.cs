using System.Globalization;

using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Serving;

/// <summary>Which process is at a place of a party, and since when by the machine-wide clock: it writes so itself, first of all.</summary>
internal readonly record struct ChildFile(ProcessRef Process, MonotonicTime Since)
{
    public bool IsAlive => ProcessTable.IsAlive(Process);

    public static void Write(string path, MonotonicClock clock)
    {
        var self = ProcessTable.Self.Process;
        File.WriteAllText($"{path}.new", string.Create(CultureInfo.InvariantCulture, $"{self.Id} {self.StartedAt} {clock.Now.Microseconds}"));
        File.Move($"{path}.new", path, overwrite: true);
    }

    /// <summary>What the one before us at our place wrote down of itself before it died is kept, under a name that ends in ".died".</summary>
    public static void KeepRecording(string path, string child)
    {
        if (File.Exists(child) && new FileInfo(path) is { Exists: true, Length: > 0 })
            File.Move(path, $"{path}.died", overwrite: true);
    }

    /// <summary>Null if nobody ever was there.</summary>
    public static ChildFile? Read(string path) =>
        File.Exists(path) && File.ReadAllText(path).Split(' ') is [var id, var startedAt, var since]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && long.TryParse(startedAt, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            ? new(new(process, at), new(microseconds))
            : null;
}
