using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>Who holds which address, in the order in which they came.</summary>
internal sealed class AddressHolders : IEncodable, ICopyable<AddressHolders>
{
    private readonly (TextId Address, int Holder)[] held = new (TextId, int)[SubscriptionTable.AddressesMax];
    private int count;

    public int Count => count;

    public ReadOnlySpan<(TextId Address, int Holder)> All => held.AsSpan(0, count);

    public void Add(TextId address, int holder) => held[count++] = (address, holder);

    public void Remove(int holder)
    {
        var left = 0;
        foreach (var entry in All)
        {
            if (entry.Holder != holder)
                held[left++] = entry;
        }

        count = left;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Count(ref count, held.Length);
        foreach (ref var entry in held.AsSpan(0, count))
        {
            codec.Value(ref entry.Address);
            codec.Value(ref entry.Holder);
        }
    }

    public void CopyTo(AddressHolders other)
    {
        All.CopyTo(other.held);
        other.count = count;
    }
}
