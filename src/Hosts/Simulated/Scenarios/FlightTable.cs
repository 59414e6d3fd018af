using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is in flight, in the order in which it was asked for.</summary>
internal struct FlightTable<TFlight> : IEncodable
    where TFlight : struct, IFlight
{
    public const int CountMax = 12;

    private int count;
    private Slots flights;

    public readonly int Count => count;

    /// <summary>Whether something is in flight for which time stands still.</summary>
    public readonly bool IsAnyPrompt
    {
        get
        {
            for (var place = 0; place < count; place++)
            {
                if (!flights[place].IsLate)
                    return true;
            }

            return false;
        }
    }

    public readonly TFlight this[int place] => flights[place];

    public void Add(in TFlight flight)
    {
        Invariant.Holds(count < CountMax);
        flights[count++] = flight;
    }

    public void Delay(int place) => flights[place].IsLate = true;

    public TFlight Remove(int place)
    {
        Invariant.Holds(place < count);
        var removed = flights[place];
        count--;
        for (var index = place; index < count; index++)
            flights[index] = flights[index + 1];
        return removed;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var place = 0; place < count; place++)
            flights[place].Encode(ref codec);
    }

    [InlineArray(CountMax)]
    [SuppressMessage("Style", "IDE0051", Justification = "the element of an inline array")]
    private struct Slots
    {
        private TFlight first;
    }
}
