using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>Where frames go, in order. It paces nothing: the player gives it frames when they are due.</summary>
public interface IAudioOutput : IDisposable
{
    /// <summary>A stream begins.</summary>
    void Open(AudioFormat format);

    /// <summary>Takes whole or part frames; the next call goes on where this one ended.</summary>
    void Write(ReadOnlySpan<byte> frames);

    /// <summary>The stream is over.</summary>
    void Close();
}
