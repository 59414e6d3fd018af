using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Codecs;

/// <summary>The encoders of what plays: each chunk is encoded once a format, when somebody first wants it, for everybody.</summary>
internal sealed class ChunkEncoders : IDisposable
{
    private readonly Dictionary<Codec, (PlayRequestId Request, IChunkEncoder Encoder)> encoders = [];

    /// <summary>What this machine has the libraries for.</summary>
    public static EquatableList<Codec> Available { get; } = [.. Libraries()];

    /// <summary>The encoder for what an effect tells of: its stream generation, codec, rate and channels.</summary>
    public IChunkEncoder For(in PartyEffect effect)
    {
        if (encoders.TryGetValue(effect.Codec, out var known) && known.Request == effect.Request)
            return known.Encoder;
        known.Encoder?.Dispose();
        IChunkEncoder encoder = effect.Codec == Codec.Flac
            ? new FlacChunkEncoder(effect.Rate, effect.Channels, (int)new FrameGrid(0, effect.Rate).FramesIn(CoordinatorSettings.Default.Chunk))
            : new OpusChunkEncoder(effect.Rate, effect.Channels);
        encoders[effect.Codec] = (effect.Request, encoder);
        return encoder;
    }

    /// <summary>A chunk as it is sent; null if it cannot be encoded any more.</summary>
    public Chunk? Encode(Chunk chunk, in PartyEffect effect)
    {
        if (chunk.FormOf(effect.Codec) is { } form)
            return form;
        var encoded = For(in effect).Encode(MemoryMarshal.Cast<byte, short>(chunk.Payload.Span), effect.From);
        if (encoded is not null)
            chunk.Keep(effect.Codec, encoded);
        return encoded;
    }

    public void Dispose()
    {
        foreach (var (_, encoder) in encoders.Values)
            encoder.Dispose();
    }

    private static IEnumerable<Codec> Libraries()
    {
        if (FlacLibrary.IsThere)
            yield return Codec.Flac;
        if (OpusLibrary.IsThere)
            yield return Codec.Opus;
    }
}
