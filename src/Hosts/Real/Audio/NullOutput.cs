using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>Hears nothing.</summary>
public sealed class NullOutput : IAudioOutput
{
    public void Open(AudioFormat format, OutputEpoch opening, Action<PlaybackInput> tell)
    {
    }

    public void Write(ReadOnlySpan<byte> frames)
    {
    }

    public void Flush()
    {
    }

    public void Close()
    {
    }

    public void Drop()
    {
    }

    public ValueTask DisposeAsync() => default;
}
