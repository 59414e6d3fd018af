using Holdover.Machines;
using Holdover.Recording;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>A recording as one HTML file: a swim-lane for each machine of the node, and how full its buffer was.</summary>
/// <param name="from">When the recording begins: the first second of the picture.</param>
public sealed class ReplayPicture(MonotonicTime from)
{
    private readonly Timelines timelines = new();
    private readonly List<string> lanes = [];
    private bool buffers;

    /// <summary>Sees the node after a step.</summary>
    public void See(MonotonicTime now, IReplayer node)
    {
        foreach (var (lane, state) in node.Lanes)
        {
            if (!lanes.Contains(lane))
                lanes.Add(lane);
            timelines.Sample(0, lane, now - from, state);
        }

        if (node.Buffered is not { } level)
            return;
        buffers = true;
        timelines.Sample(0, now - from, level);
    }

    public string Write(ReplayResult result, string file)
    {
        var drawing = new Drawing(Duration.Zero, Duration.Max(result.To - from, Duration.FromSeconds(1)));
        foreach (var lane in lanes)
            drawing.States(lane, timelines.StatesOf(0, lane));
        if (buffers)
            drawing.Level(timelines.LevelsOf(0), []);
        return drawing.Page(
            $"Recording of a {result.Head!.Kind}",
            result.IsIdentical ? "every step as it was recorded" : $"step {result.Differs} is not as it was recorded",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{result.Inputs:N0} inputs, {result.Effects:N0} effects, made by build {result.Head.Build}."),
            $"holdover replay {file}");
    }
}
