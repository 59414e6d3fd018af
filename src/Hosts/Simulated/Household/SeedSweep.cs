using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>Runs many seeds on as many cores as there are; what comes out does not depend on how many.</summary>
public static class SeedSweep
{
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many, one after the other.</param>
    /// <param name="how">All of them.</param>
    /// <param name="cores">Cores at most.</param>
    /// <param name="progress">Told of the seeds that are done and of the failed ones among them, from any thread; null to be told nothing.</param>
    /// <param name="cancel">Stops it: seeds that were not run have no result.</param>
    public static IReadOnlyList<SeedResult> Run(Seed first, int count, RunOptions how, int cores, Action<int, int>? progress, CancellationToken cancel)
    {
        var results = new SeedResult?[count];
        var (done, failed) = (0, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = cores };
        Parallel.For(0, count, options, (place, loop) =>
        {
            if (cancel.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            var seed = new Seed(unchecked(first.Value + (ulong)place));
            var result = Simulation.Run(seed, how);
            results[place] = new(seed, result);
            if (result.Failure is not null)
                Interlocked.Increment(ref failed);
            progress?.Invoke(Interlocked.Increment(ref done), failed);
        });
        return [.. results.OfType<SeedResult>()];
    }

    /// <summary>One hash of many runs, in the order of their seeds.</summary>
    public static ulong HashOf(IReadOnlyList<SeedResult> results) =>
        results.Aggregate(StableHash.Of([]), (hash, result) => StableHash.Add(hash, result.Run.Hash));
}
