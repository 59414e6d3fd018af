using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>Hears nothing.</summary>
public sealed class NullOutput : IAudioOutput
{
    public void Open(AudioFormat format)
    {
    }

    public void Write(ReadOnlySpan<byte> frames)
    {
    }

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
