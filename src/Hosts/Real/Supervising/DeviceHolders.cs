using System.Globalization;
using System.Text.RegularExpressions;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>Who holds which sound device, as far as /proc lets us see.</summary>
internal sealed partial class DeviceHolders(string device, string nodes)
{
    public IReadOnlyList<DeviceHolder> All() =>
    [
        .. from entry in ProcessTable.All()
           where entry.Process.Id != Environment.ProcessId
           let held = ProcessTable.OpenFiles(entry.Process.Id).Where(file => file.StartsWith(nodes, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray()
           where held.Length > 0
           orderby entry.Process.Id
           select new DeviceHolder(entry.Process, ProcessTable.Name(entry.Process.Id), ProcessTable.Arguments(entry.Process.Id), held),
    ];

    /// <summary>The first who holds our device; nobody if that is not known: most names say nothing of the node that is behind them.</summary>
    public ProcessRef OfOurs()
    {
        var all = All();
        return all.FirstOrDefault(holder => Node() is { } node ? holder.Nodes.Contains(node, StringComparer.Ordinal) : DeviceArguments.Of(holder.Arguments, device).Any())?.Process ?? default;
    }

    /// <summary>The node of a device that is named by its hardware (hw:1,0, plughw:1).</summary>
    private string? Node() => Hardware().Match(device) is { Success: true } match
        ? string.Create(CultureInfo.InvariantCulture, $"{nodes}C{match.Groups["card"].Value}D{(match.Groups["device"].Success ? match.Groups["device"].Value : "0")}p")
        : null;

    [GeneratedRegex(@"^(plug)?hw:(?<card>\d+)(,(?<device>\d+))?(,\d+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hardware();
}
