using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Network;

/// <summary>The way between a speaker and the server, and what is wrong with it.</summary>
internal sealed class NetworkPath
{
    private const int SlowFactor = 25;

    private static readonly MonotonicTime NeverWas = MonotonicTime.None;

    private readonly Schedule schedule;
    private readonly MonotonicTime[] until = new MonotonicTime[Enum.GetValues<FaultKind>().Length];
    private readonly Duration latency;
    private readonly Duration jitterMax;
    private readonly long bytesASecond;
    private Dice dice;

    public NetworkPath(Schedule schedule, Dice dice)
    {
        this.schedule = schedule;
        latency = new(100 + dice.Below(20_000));
        jitterMax = new(1 + dice.Below(2) * dice.Below(15_000));
        bytesASecond = 1_000_000L << (int)dice.Below(6);
        this.dice = dice;
    }

    public bool Is(FaultKind kind) => until[(int)kind] > schedule.Now;

    public void Begin(FaultKind kind, MonotonicTime end) => until[(int)kind] = MonotonicTime.Max(until[(int)kind], end);

    public void Heal() => Array.Fill(until, NeverWas);

    /// <summary>Until when nothing passes in a direction; in the past if something does.</summary>
    public MonotonicTime BlockedUntil(bool isUp) =>
        MonotonicTime.Max(until[(int)FaultKind.Partition], until[(int)(isUp ? FaultKind.PartitionUp : FaultKind.PartitionDown)]);

    /// <summary>How long the next packet takes on the way.</summary>
    public Duration NextDelay()
    {
        var delay = latency + new Duration(dice.Below(jitterMax.Microseconds));
        return Is(FaultKind.Slow) ? delay * SlowFactor : delay;
    }

    /// <summary>How long so many bytes keep the way busy.</summary>
    public Duration TimeFor(long bytes) => new(bytes * 1_000_000 / bytesASecond);
}
