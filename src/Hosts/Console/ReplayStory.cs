using System.Globalization;

using Holdover.Machines;
using Holdover.Recording;

namespace Holdover.Commands;

/// <summary>A recording in words: a line for each change of a state.</summary>
/// <param name="tell">Where the lines go; nowhere if null.</param>
internal sealed class ReplayStory(Action<string>? tell)
{
    private readonly Dictionary<string, string> states = [];
    private MonotonicTime? from;

    public void See(MonotonicTime now, IReplayer node)
    {
        if (tell is null)
            return;
        from ??= now;
        foreach (var (lane, state) in node.Lanes)
        {
            if (states.GetValueOrDefault(lane) == state)
                continue;
            states[lane] = state;
            tell(string.Create(CultureInfo.InvariantCulture, $"{(now - from.Value).Microseconds / 1e6,10:F3} s  {lane,-12} {state}"));
        }
    }
}
