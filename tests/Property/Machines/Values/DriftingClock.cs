using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Values;

/// <summary>A clock that is ahead of ours and runs a little faster or slower.</summary>
/// <param name="Ahead">Microseconds, when ours shows zero.</param>
/// <param name="PartsPerMillion">How much faster it runs.</param>
internal readonly record struct DriftingClock(long Ahead, int PartsPerMillion)
{
    public long At(MonotonicTime time) => time.Microseconds + Ahead + (time.Microseconds * PartsPerMillion / 1_000_000);
}
