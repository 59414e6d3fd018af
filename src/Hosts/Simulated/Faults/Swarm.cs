using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Faults;

/// <summary>
/// What goes wrong in the run of a seed. Whole classes of faults do not occur at all, and the others with rates and
/// lengths from a wide range: a world in which everything goes wrong all the time finds less than many different ones.
/// </summary>
internal static class Swarm
{
    /// <summary>The shortest and the longest of a lasting fault differ by this many doublings.</summary>
    private const int LengthDoublings = 9;

    private static readonly Duration LengthMin = Duration.FromMilliseconds(100);

    /// <summary>At most so many of one kind.</summary>
    private const int CountDoublings = 5;

    /// <summary>Longer than any run.</summary>
    private static readonly Duration Eternity = Duration.FromSeconds(1_000);

    private static readonly FaultKind[] ForEver = [FaultKind.LeftUnreachable, FaultKind.LeftWithoutWorker, FaultKind.LeftWithoutHub];

    /// <summary>What goes wrong within a span, and what is left broken after it in half of all runs.</summary>
    public static IReadOnlyList<Fault> PlanOf(Seed seed, Duration span)
    {
        var plan = new List<Fault>();
        foreach (var kind in Enum.GetValues<FaultKind>().Except(ForEver))
        {
            var dice = seed.Stream($"fault {kind}");
            if (dice.Below(3) != 0)
                continue;
            var count = dice.Below(1L << (int)dice.Below(CountDoublings)) + 1;
            if (kind is FaultKind.CoordinatorKilled or FaultKind.CoordinatorHangs or FaultKind.ServerKilled or FaultKind.ServerRebooted)
                count = Math.Min(count, (Programme.LivesMax / 4) - 1);
            var lengthMax = LengthMin * (1L << (int)(dice.Below(LengthDoublings) + 1));
            for (; count > 0; count--)
                plan.Add(Next(kind, span, lengthMax, ref dice));
        }

        var left = seed.Stream("left broken");
        if (left.Below(2) == 0)
            plan.Add(new(ForEver[(int)left.Below(ForEver.Length)], span, Eternity, (int)left.Below(Home.ClientsCount)));
        return [.. plan.OrderBy(fault => fault.At.Microseconds).ThenBy(fault => fault.Kind).ThenBy(fault => fault.Speaker)];
    }

    private static Fault Next(FaultKind kind, Duration span, Duration lengthMax, ref Dice dice)
    {
        var at = new Duration(dice.Below(span.Microseconds));
        var length = LengthMin + new Duration(dice.Below(lengthMax.Microseconds));
        var left = span - at;
        var fault = new Fault(kind, at, IsOverAtOnce(kind) ? Duration.Zero : length < left ? length : left, (int)dice.Below(Home.ClientsCount));
        return fault.IsOfOwner ? fault with { Speaker = Home.OwnedSpeakers[fault.Speaker % Home.OwnedSpeakers.Length] } : fault;
    }

    private static bool IsOverAtOnce(FaultKind kind) => kind is FaultKind.Reset or FaultKind.HalfOpen or FaultKind.CardStalls or FaultKind.Volume
        or FaultKind.PhoneSetsVolume or FaultKind.PhoneSkips or FaultKind.PhoneTransfers or FaultKind.HandedOver;
}
