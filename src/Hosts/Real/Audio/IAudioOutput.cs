using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>
/// Where frames go, in order. A paced one takes them when they are due. One with a clock of its own is filled ahead; it
/// opens in its own time, and tells how that went and where it stands.
/// </summary>
public interface IAudioOutput : IAsyncDisposable
{
    /// <summary>A stream begins.</summary>
    /// <param name="format">What its frames are.</param>
    /// <param name="opening">What is told is told of this opening.</param>
    /// <param name="tell">Told by an output with a clock of its own that it opened or failed, and where it stands; on any thread.</param>
    void Open(AudioFormat format, OutputEpoch opening, Action<PlaybackInput> tell);

    /// <summary>Takes whole or part frames; the next call goes on where this one ended.</summary>
    void Write(ReadOnlySpan<byte> frames);

    /// <summary>What it was given and has not played is not to be heard.</summary>
    void Flush();

    /// <summary>The stream is over: what it was given it still plays.</summary>
    void Close();

    /// <summary>The stream is over, and it is silent at once.</summary>
    void Drop();
}
