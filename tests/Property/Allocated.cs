namespace Holdover.Tests.Property;

/// <summary>What work allocates on this thread.</summary>
internal static class Allocated
{
    /// <summary>How often the work is run at most.</summary>
    public const int RoundsMax = 10;

    /// <summary>
    /// Bytes that the work allocates when it is run again and again. A collection that other tests cause counts the rest
    /// of this thread's allocation budget, some kilobytes, as spent: the least of several rounds has none in it.
    /// </summary>
    public static long By(Action work)
    {
        var least = long.MaxValue;
        for (var round = 0; round < RoundsMax && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
