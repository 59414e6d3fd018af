using System.Runtime.InteropServices;

using Holdover.Hosts.Real.Sources;
using Holdover.Sendspin;

namespace Holdover.Tests.Hosts.Party;

/// <summary>Every frame of it is its number; what is done to it is noted.</summary>
internal sealed class CountingSource(int frames, bool canSeek = true) : IAudioSource
{
    private int at;

    public AudioFormat Format => AudioFormat.Standard;

    public long? Frames => frames;

    public bool CanSeek => canSeek;

    public string? Complaint => null;

    public int Seeks { get; private set; }

    /// <summary>Called when a read begins, which it may make fail.</summary>
    public Action Begins { get; set; } = () => { };

    public void Seek(long frame) => (at, Seeks) = ((int)frame, Seeks + 1);

    public int Read(Span<byte> pcm)
    {
        Begins();
        var numbers = MemoryMarshal.Cast<byte, int>(pcm);
        var count = Math.Min(numbers.Length, frames - at);
        for (var read = 0; read < count; read++)
            numbers[read] = at++;
        return count * Format.BytesPerFrame;
    }

    public void Dispose()
    {
    }
}
