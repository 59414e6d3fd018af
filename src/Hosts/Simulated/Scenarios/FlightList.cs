using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What is on its way, in its order: bounded, and copied with the world that it is in.</summary>
internal struct FlightList<TFlight> : IEncodable
    where TFlight : struct, IEncodable
{
    public const int CountMax = 16;

    private int count;
    private Slots flights;

    public readonly int Count => count;

    public readonly TFlight this[int place] => flights[place];

    public void Add(in TFlight flight) => Insert(count, in flight);

    public void Insert(int place, in TFlight flight)
    {
        Invariant.Holds(count < CountMax);
        for (var index = count++; index > place; index--)
            flights[index] = flights[index - 1];
        flights[place] = flight;
    }

    public void Replace(int place, in TFlight flight) => flights[place] = flight;

    public TFlight Remove(int place)
    {
        Invariant.Holds(place >= 0 && place < count);
        var removed = flights[place];
        count--;
        for (var index = place; index < count; index++)
            flights[index] = flights[index + 1];
        return removed;
    }

    public void Clear() => count = 0;

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
