using System.Runtime.CompilerServices;
using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// The requests that were given to handlers last, the oldest first: so that one which is sent again, on this connection
/// or the next, does not take effect twice. Connections come and go; this stays.
/// </summary>
public struct RecentRequests : IEncodable
{
    /// <summary>Twice what may be outstanding: what makes room for a newer one has long been answered, or never will be.</summary>
    public const int CountMax = 2 * OutstandingRequests.CountMax;

    private int count;
    private Slots slots;

    public readonly int Count => count;

    public readonly RequestOutcome OutcomeOf(RequestIdentity identity)
    {
        var index = IndexOf(identity);
        return index < 0 ? RequestOutcome.Unknown : slots[index].Outcome;
    }

    /// <summary>Notes that a handler has it now, as the newest.</summary>
    public void Begin(RequestIdentity identity)
    {
        Invariant.Holds(OutcomeOf(identity) is RequestOutcome.Unknown or RequestOutcome.Failed);
        var known = IndexOf(identity);
        if (known >= 0)
            Remove(known);
        else if (count == CountMax)
            Remove(Dispensable());
        slots[count++] = new(identity, RequestOutcome.Undecided);
    }

    public void Decide(RequestIdentity identity, bool success)
    {
        var index = IndexOf(identity);
        Invariant.Holds(index >= 0);
        Invariant.Holds(slots[index].Outcome == RequestOutcome.Undecided);
        slots[index].Outcome = success ? RequestOutcome.Succeeded : RequestOutcome.Failed;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var index = 0; index < count; index++)
            slots[index].Encode(ref codec);
    }

    /// <summary>The oldest that is decided; if none is, the oldest, whose connection is gone: of this one there are not so many.</summary>
    private readonly int Dispensable()
    {
        for (var index = 0; index < count; index++)
        {
            if (slots[index].Outcome != RequestOutcome.Undecided)
                return index;
        }

        return 0;
    }

    private readonly int IndexOf(RequestIdentity identity)
    {
        for (var index = 0; index < count; index++)
        {
            if (slots[index].Identity == identity)
                return index;
        }

        return -1;
    }

    private void Remove(int index)
    {
        for (count--; index < count; index++)
            slots[index] = slots[index + 1];
        slots[count] = default;
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private RecentRequest first;
    }
}
