using System.Numerics;
using System.Runtime.CompilerServices;

namespace Holdover.Machines;

/// <summary>
/// The deadlines of a machine, one a value of the enum. They are data: a copy waits for the same instants. Arming
/// again moves a deadline; what is not armed never comes.
/// </summary>
public struct Deadlines<TDeadline> : IEncodable
    where TDeadline : unmanaged, Enum
{
    /// <summary>Deadlines a machine may have.</summary>
    public const int CountMax = 12;

    private int armed;
    private Slots due;

    static Deadlines() => Invariant.Holds(EnumIndex<TDeadline>.Count <= CountMax);

    /// <summary>The instant of the earliest, or <see cref="MonotonicTime.Never"/>: what the host arms its one timer for.</summary>
    public readonly MonotonicTime Earliest
    {
        get
        {
            var first = First();
            return first < 0 ? MonotonicTime.Never : new(due[first]);
        }
    }

    public void Arm(TDeadline deadline, MonotonicTime at)
    {
        if (at == MonotonicTime.Never)
        {
            Disarm(deadline);
            return;
        }

        var index = EnumIndex<TDeadline>.Of(deadline);
        armed |= 1 << index;
        due[index] = at.Microseconds;
    }

    public void Disarm(TDeadline deadline)
    {
        var index = EnumIndex<TDeadline>.Of(deadline);
        armed &= ~(1 << index);
        due[index] = 0;
    }

    public void DisarmAll() => this = default;

    public readonly bool IsArmed(TDeadline deadline) => (armed & (1 << EnumIndex<TDeadline>.Of(deadline))) != 0;

    /// <summary>Disarms and gives the earliest that is due, ties by enum order; false if none is.</summary>
    public bool TryTakeDue(MonotonicTime now, out TDeadline deadline)
    {
        var first = First();
        deadline = first < 0 ? default : EnumIndex<TDeadline>.At(first);
        if (first < 0 || due[first] > now.Microseconds)
            return false;
        Disarm(deadline);
        return true;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref armed, (1 << EnumIndex<TDeadline>.Count) - 1);
        for (var set = (uint)armed; set != 0; set &= set - 1)
        {
            var index = BitOperations.TrailingZeroCount(set);
            var at = new MonotonicTime(due[index]);
            codec.Value(ref at);
            due[index] = at.Microseconds;
        }
    }

    private readonly int First()
    {
        var first = -1;
        for (var set = (uint)armed; set != 0; set &= set - 1)
        {
            var index = BitOperations.TrailingZeroCount(set);
            if (first < 0 || due[index] < due[first])
                first = index;
        }

        return first;
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private long first;
    }
}
