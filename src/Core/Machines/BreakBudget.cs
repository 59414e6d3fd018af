namespace Holdover.Machines;

/// <summary>
/// How often a node may find itself broken. A broken step has left everything as it was before, so that going on is
/// safe; a node that breaks again and again is of no use to anybody.
/// </summary>
public struct BreakBudget
{
    /// <summary>Breaks that are survived within <see cref="Window"/>.</summary>
    public const int SurvivedMax = 2;

    public static readonly Duration Window = Duration.FromSeconds(10);

    private MonotonicTime first;
    private MonotonicTime second;
    private int count;

    /// <summary>Counts one; false if it is one too many.</summary>
    public bool Survives(MonotonicTime now)
    {
        var isTooMany = count >= SurvivedMax && now - first < Window;
        (first, second) = count == 0 ? (now, now) : (count == 1 ? first : second, now);
        count = Math.Min(count + 1, SurvivedMax);
        return !isTooMany;
    }
}
