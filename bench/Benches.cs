namespace Holdover.Bench;

/// <summary>Every bench there is, by the first part of its measurements' names.</summary>
public static class Benches
{
    private static readonly (string Group, Func<IEnumerable<Measurement>> Run)[] All =
    [
        ("engine", () => [.. EngineBench.Run(), .. StepBench.Run()]),
        ("explore", ExploreBench.Run),
    ];

    public static IEnumerable<string> Groups => All.Select(bench => bench.Group);

    /// <summary>Runs what a name asks for: one measurement, a group of them, or all if it is null. None if there is no such name.</summary>
    public static IEnumerable<Measurement> Run(string? name) =>
        from bench in All
        where name is null || name == bench.Group || name.StartsWith(bench.Group + ".", StringComparison.Ordinal)
        from measurement in bench.Run()
        where name is null || name == bench.Group || name == measurement.Name
        select measurement;
}
