using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>What a device says of itself to the others of its account.</summary>
public record struct DeviceState : IEncodable
{
    /// <summary>What people call it.</summary>
    public TextId Name;

    /// <summary>What it plays or would go on with, or none.</summary>
    public TextId Track;

    public bool IsPlaying;

    /// <summary>Perceived loudness, from 0 to 100.</summary>
    public int Volume;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Name);
        codec.Value(ref Track);
        codec.Value(ref IsPlaying);
        codec.Value(ref Volume);
    }
}
