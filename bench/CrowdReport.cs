using System.Text.Json;

namespace Holdover.Bench;

/// <summary>What a crowd of listeners heard, all together.</summary>
/// <param name="Listeners">How many heard anything.</param>
/// <param name="Frames">Chunks.</param>
/// <param name="Late">Chunks that came after their time.</param>
/// <param name="Gaps">Times that a chunk did not begin where the one before ended.</param>
/// <param name="Closed">Connections that the server ended.</param>
/// <param name="LeastLeadMs">By how much the chunk that came closest to its time was early.</param>
/// <param name="Probes">Clock probes that were answered.</param>
/// <param name="SlowestProbeMs">How long the slowest of them took.</param>
/// <param name="CpuSeconds">What the listeners themselves took.</param>
public sealed record CrowdReport(int Listeners, long Frames, long Late, long Gaps, long Closed, double LeastLeadMs, long Probes, double SlowestProbeMs, double CpuSeconds)
{
    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
