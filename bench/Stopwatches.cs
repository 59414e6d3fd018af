using System.Diagnostics;

namespace Holdover.Bench;

/// <summary>Times short loops against each other so that what the machine does meanwhile falls on all of them alike.</summary>
internal static class Stopwatches
{
    private const int WarmUpMsMin = 400;
    private const int RoundsMax = 60;

    /// <summary>The best time an operation of each loop took.</summary>
    /// <param name="operations">How many operations one call of a loop makes.</param>
    /// <param name="loops">The loops.</param>
    /// <returns>Nanoseconds an operation, in the order of the loops.</returns>
    /// <remarks>
    /// The loops take turns in every round. Of each, the fastest round counts: noise only ever adds.
    /// </remarks>
    public static double[] Compare(int operations, params Action[] loops)
    {
        foreach (var loop in loops)
            WarmUp(loop);

        var best = new double[loops.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < RoundsMax; round++)
        {
            for (var index = 0; index < loops.Length; index++)
                best[index] = Math.Min(best[index], Time(loops[index]) / operations);
        }
        return best;
    }

    /// <summary>Long enough for the runtime to compile a loop in all its tiers, the last one from a profile.</summary>
    private static void WarmUp(Action loop)
    {
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < WarmUpMsMin)
        {
            loop();

            // The tiers are compiled in the background, once no new method has been met for a while.
            Thread.Sleep(1);
        }
    }

    private static double Time(Action loop)
    {
        var start = Stopwatch.GetTimestamp();
        loop();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
