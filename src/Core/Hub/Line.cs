using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>The server's end of a dealer connection, and the device that is registered by it.</summary>
public record struct Line : IHubEntry<ConnectionEpoch>
{
    public ConnectionEpoch Connection;

    /// <summary>What it was opened with. It ends with that.</summary>
    public SecretDigest Token;

    /// <summary>The connection id that its far end was told; none while the host mints it.</summary>
    public SecretDigest Id;

    /// <summary>The device that is registered by the id, or none.</summary>
    public TextId Device;

    public DeviceState State;

    /// <summary>Whether it was quiet for so long that its far end was asked for a sign of life.</summary>
    public bool IsProbed;

    /// <summary>When it is to be asked for one, or when it is over.</summary>
    public MonotonicTime Watch;

    public readonly ConnectionEpoch Key => Connection;

    public readonly MonotonicTime Due => Watch;

    /// <summary>Whether it is over once it is due: nothing came of what it waits for.</summary>
    public readonly bool IsOnTrial => Id.IsNone || IsProbed;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Connection);
        Token.Encode(ref codec);
        Id.Encode(ref codec);
        codec.Value(ref Device);
        State.Encode(ref codec);
        codec.Value(ref IsProbed);
        codec.Value(ref Watch);
    }
}
