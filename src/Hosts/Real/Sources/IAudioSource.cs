using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>Music, read by the frame as interleaved 16-bit PCM. For one thread at a time.</summary>
public interface IAudioSource : IDisposable
{
    AudioFormat Format { get; }

    /// <summary>Frames in all; null for what is live. One that is damaged may turn out shorter.</summary>
    long? Frames { get; }

    /// <summary>Whether it can go to any frame. What cannot is live: what was not read when it came is gone.</summary>
    bool CanSeek { get; }

    /// <summary>What is wrong with it as far as it was read, for people; null for nothing.</summary>
    string? Complaint { get; }

    /// <summary>What it says of itself. Of its length it may know more than <see cref="Frames"/> before it was read.</summary>
    TrackTags Tags => TrackTags.None;

    /// <summary>Goes exactly to a frame; behind the last there is nothing to read.</summary>
    /// <exception cref="IOException">It cannot be read any more.</exception>
    void Seek(long frame);

    /// <summary>Reads what comes next.</summary>
    /// <param name="pcm">Room for one frame at least; whole frames are put there.</param>
    /// <returns>Bytes read, or 0 at the end.</returns>
    /// <exception cref="IOException">It cannot be read any more.</exception>
    int Read(Span<byte> pcm);

    /// <summary>A read that waits for more than it has fails now, having taken nothing. Called from any thread; files never wait.</summary>
    void Interrupt()
    {
    }
}
