using Holdover.Hosts.Simulated.Explaining;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Running;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>How a seed is run; by default as it is.</summary>
public sealed record RunOptions
{
    /// <summary>What goes wrong instead of what the seed says; null for that.</summary>
    public IReadOnlyList<Fault>? Plan { get; init; }

    public Plant Plant { get; init; }

    /// <summary>With how many speakers; with fewer than all there are no listeners of others either.</summary>
    public int Speakers { get; init; } = Home.SpeakersCount;

    /// <summary>After how many events to stop, in the middle of whatever happens.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>Told at the end of each part where each of its machines is: the part, the machine, its state.</summary>
    public Action<string, string, string>? Look { get; init; }

    /// <summary>Told in words of everything that happens.</summary>
    public Action<string>? Watch { get; init; }

    /// <summary>Given what a picture needs.</summary>
    public Timelines? Timelines { get; init; }

    /// <summary>Given a recording of each process; null for none.</summary>
    public Recordings? Recordings { get; init; }

    /// <summary>Given the hash after each event, to find where two runs differ first.</summary>
    public ICollection<ulong>? Hashes { get; init; }
}
