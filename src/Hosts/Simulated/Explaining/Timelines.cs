using Holdover.Hosts.Simulated.Household;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>What a run looked like: who was in which state from when on, how full buffers were, what was not heard.</summary>
public sealed class Timelines
{
    private readonly SortedDictionary<(int Speaker, string Lane), List<(Duration At, string State)>> states = [];
    private readonly SortedDictionary<int, List<(Duration At, Duration Level)>> levels = [];
    private readonly List<Gap> gaps = [];

    public IReadOnlyList<Gap> Gaps => gaps;

    public IReadOnlyList<(Duration At, string State)> StatesOf(int speaker, string lane) => states.GetValueOrDefault((speaker, lane)) ?? [];

    /// <summary>The lanes of a part, in the order of their names.</summary>
    public IEnumerable<string> LanesOf(int speaker) => states.Keys.Where(key => key.Speaker == speaker).Select(key => key.Lane);

    public IReadOnlyList<(Duration At, Duration Level)> LevelsOf(int speaker) => levels.GetValueOrDefault(speaker) ?? [];

    internal void Add(Gap gap) => gaps.Add(gap);

    internal void Sample(int speaker, string lane, Duration at, string state)
    {
        if (!states.TryGetValue((speaker, lane), out var list))
            states.Add((speaker, lane), list = []);
        if (list.Count == 0 || list[^1].State != state)
            list.Add((at, state));
    }

    internal void Sample(int speaker, Duration at, Duration level)
    {
        if (!levels.TryGetValue(speaker, out var list))
            levels.Add(speaker, list = []);
        list.Add((at, level));
    }
}
