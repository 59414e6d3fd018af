using System.Runtime.InteropServices;

using Holdover.Playback;

namespace Holdover.Hosts.Real.Audio;

/// <summary>Bytes of audio between network and output, first in, first out. It grows to what a buffer needs and stays there.</summary>
public sealed class PcmQueue
{
    private byte[] ring = new byte[1 << 16];
    private int head;

    public int Length { get; private set; }

    public void Enqueue(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        var tail = (head + Length) % ring.Length;
        var first = Math.Min(bytes.Length, ring.Length - tail);
        bytes[..first].CopyTo(ring.AsSpan(tail));
        bytes[first..].CopyTo(ring);
        Length += bytes.Length;
    }

    public void EnqueueSilence(int count)
    {
        Reserve(count);
        var tail = (head + Length) % ring.Length;
        var first = Math.Min(count, ring.Length - tail);
        ring.AsSpan(tail, first).Clear();
        ring.AsSpan(0, count - first).Clear();
        Length += count;
    }

    /// <summary>Takes bytes from the front, and gives each contiguous part, made as loud as it should be, to an output.</summary>
    public void Dequeue(int count, IAudioOutput output, ref Gain gain)
    {
        Invariant.Holds(count <= Length);
        while (count > 0)
        {
            var part = ring.AsSpan(head, Math.Min(count, ring.Length - head));
            Write(part, output, ref gain);
            Drop(part.Length);
            count -= part.Length;
        }
    }

    /// <summary>Takes bytes from the front as they are.</summary>
    public void Dequeue(Span<byte> bytes)
    {
        Peek(bytes);
        Drop(bytes.Length);
    }

    /// <summary>One frame less: takes two from the front, and gives an output their mean.</summary>
    public void DequeueLess(int frame, IAudioOutput output, ref Gain gain)
    {
        Span<byte> pair = stackalloc byte[2 * frame];
        Span<byte> mean = stackalloc byte[frame];
        Peek(pair);
        SampleEdit.Drop(AsSamples(pair), AsSamples(mean), stackalloc int[frame / sizeof(short)]);
        Write(mean, output, ref gain);
        Drop(2 * frame);
    }

    /// <summary>One frame more: takes one from the front, and gives an output that and the mean of it and the next.</summary>
    public void DequeueMore(int frame, IAudioOutput output, ref Gain gain)
    {
        Span<byte> pair = stackalloc byte[2 * frame];
        Span<byte> between = stackalloc byte[frame];
        Peek(pair);
        SampleEdit.Insert(AsSamples(pair), AsSamples(between));
        Dequeue(frame, output, ref gain);
        Write(between, output, ref gain);
    }

    public void Drop(int count)
    {
        Invariant.Holds(count <= Length);
        head = (head + count) % ring.Length;
        Length -= count;
    }

    public void Clear() => (head, Length) = (0, 0);

    private static Span<short> AsSamples(Span<byte> bytes) => MemoryMarshal.Cast<byte, short>(bytes);

    private static void Write(Span<byte> frames, IAudioOutput output, ref Gain gain)
    {
        gain.Apply(frames);
        output.Write(frames);
    }

    private void Peek(Span<byte> front)
    {
        Invariant.Holds(front.Length <= Length);
        var first = Math.Min(front.Length, ring.Length - head);
        ring.AsSpan(head, first).CopyTo(front);
        ring.AsSpan(0, front.Length - first).CopyTo(front[first..]);
    }

    private void Reserve(int count)
    {
        if (Length + count <= ring.Length)
            return;
        var larger = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(Length + count))];
        var first = Math.Min(Length, ring.Length - head);
        ring.AsSpan(head, first).CopyTo(larger);
        ring.AsSpan(0, Length - first).CopyTo(larger.AsSpan(first));
        (ring, head) = (larger, 0);
    }
}
