namespace Holdover.Machines;

/// <summary>
/// Which of a name's addresses is tried. The next attempt goes on where the last one stood: with the address that
/// worked, or with the one after the last that did not, so that no address is out of reach behind others that swallow
/// all the time there is.
/// </summary>
public record struct AddressRotation : IEncodable
{
    /// <summary>The connection for which they were asked: under it the host keeps what it found. None between attempts.</summary>
    public ConnectionEpoch Resolved;

    public int Count;
    public int Index;

    /// <summary>Addresses that this attempt may still turn to.</summary>
    public int Left;

    public readonly bool HasNext => Left > 0;

    /// <summary>Begins an attempt on so many addresses, found for this connection.</summary>
    public void Begin(ConnectionEpoch resolved, int count)
    {
        Invariant.Holds(count > 0);
        Resolved = resolved;
        (Count, Left) = (count, count - 1);
        Index = Index >= 0 && Index < count ? Index : 0;
    }

    public void MoveNext()
    {
        Invariant.Holds(HasNext);
        Left--;
        PassOver();
    }

    /// <summary>The next attempt begins with the address after this one.</summary>
    public void PassOver() => Index = Index < Count - 1 ? Index + 1 : 0;

    public void End() => (Resolved, Left) = (default, 0);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Resolved);
        codec.Value(ref Count);
        codec.Value(ref Index);
        codec.Value(ref Left);
    }
}
