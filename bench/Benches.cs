namespace Holdover.Bench;

/// <summary>Every bench there is, by the first part of its measurements' names.</summary>
public static class Benches
{
    private static readonly (string Group, Func<string[], IEnumerable<Measurement>> Run)[] All =
    [
        ("engine", _ => [.. EngineBench.Run(), .. StepBench.Run()]),
        ("explore", _ => ExploreBench.Run()),
        ("play", PlayBench.Run),
        ("serve", ServeBench.Run),
        ("supervise", SuperviseBench.Run),
        ("sim", _ => SimBench.Run()),
        ("shrink", _ => ShrinkBench.Run()),
    ];

    public static IEnumerable<string> Groups => All.Select(bench => bench.Group);

    /// <summary>Runs what a name asks for: one measurement, a group of them, or all if it is null. None if there is no such name.</summary>
    /// <param name="name">What is asked for.</param>
    /// <param name="program">The words that start this program, for what is measured from outside.</param>
    public static IEnumerable<Measurement> Run(string? name, string[] program)
    {
        var asked =
            from bench in All
            where name is null || name == bench.Group || name.StartsWith(bench.Group + ".", StringComparison.Ordinal)
            from measurement in bench.Run(program)
            where name is null || name == bench.Group || name == measurement.Name
            select measurement;

        // What one measurement does not need is not run after it.
        return name?.Contains('.', StringComparison.Ordinal) == true ? asked.Take(1) : asked;
    }
}
