using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>A process that has the node of a sound device open.</summary>
/// <param name="Process">Which.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Arguments">Its command line.</param>
/// <param name="Nodes">The nodes, by path.</param>
internal sealed record DeviceHolder(ProcessRef Process, string Name, string[] Arguments, string[] Nodes)
{
    public override string ToString() => $"pid {Process.Id}, {Name} ({string.Join(' ', Arguments)}), which has {string.Join(" and ", Nodes)}";
}
