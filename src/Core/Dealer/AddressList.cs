using System.Runtime.CompilerServices;
using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>Addresses that are registered together or not at all.</summary>
public record struct AddressList : IEncodable
{
    public const int CountMax = 8;

    private int count;
    private Slots slots;

    public AddressList(params ReadOnlySpan<TextId> addresses)
    {
        Invariant.Holds(addresses.Length <= CountMax);
        count = addresses.Length;
        addresses.CopyTo(slots);
    }

    public readonly int Count => count;

    public readonly TextId this[int index] => slots[index];

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, CountMax);
        for (var index = 0; index < count; index++)
            codec.Value(ref slots[index]);
    }

    [InlineArray(CountMax)]
    private struct Slots
    {
        private TextId first;
    }
}
