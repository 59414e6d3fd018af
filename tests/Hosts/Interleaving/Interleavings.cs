using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Interleaving;
using Xunit.Abstractions;

namespace Holdover.Tests.Hosts.Interleaving;

/// <summary>Asynchronous code must be well in every order in which it can go on.</summary>
internal static class Interleavings
{
    private const int RunsMax = 20_000;
    private const int Samples = 600;

    /// <summary>Every order that a few preemptions give, and then some of all others.</summary>
    /// <param name="output">Told how many there were.</param>
    /// <param name="body">Begins a run, and gives what must hold after it.</param>
    /// <param name="preemptions">How often a flow that could go on has to wait.</param>
    public static void Hold(ITestOutputHelper output, Func<ControlledRun, Action> body, int preemptions = InterleavingSearch.PreemptionsDefault)
    {
        foreach (var strategy in new[] { ExplorationStrategy.Exhaustive, ExplorationStrategy.Portfolio })
        {
            var isAll = strategy == ExplorationStrategy.Exhaustive;
            var report = InterleavingSearch.Explore(body, new() { Strategy = strategy, Budget = preemptions, Iterations = isAll ? RunsMax : Samples });
            output.WriteLine($"{strategy}: {report.Runs} runs, the longest of {report.Longest} steps{(report.Unfinished is null ? ", all there are" : "")}");
            if (report.Failure is { } failure)
                throw new InterleavingException($"{failure.Message}\nIts path is {report.Path}\n{failure.StackTrace}");
            Assert.Equal(isAll, report.Unfinished is null);
        }
    }
}
