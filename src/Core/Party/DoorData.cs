using Holdover.Machines;

namespace Holdover.Party;

/// <summary>All that a door remembers: the party's size as it was told last.</summary>
public struct DoorData : IEncodable
{
    public int Total;
    public int Workers;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Total);
        codec.Value(ref Workers);
    }
}
