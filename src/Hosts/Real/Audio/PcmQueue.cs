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

    /// <summary>Takes bytes from the front; each contiguous part is given to <paramref name="take"/>, if there is one.</summary>
    public void Dequeue(int count, IAudioOutput? take)
    {
        Invariant.Holds(count <= Length);
        while (count > 0)
        {
            var part = Math.Min(count, ring.Length - head);
            take?.Write(ring.AsSpan(head, part));
            head = (head + part) % ring.Length;
            Length -= part;
            count -= part;
        }
    }

    public void Clear() => (head, Length) = (0, 0);

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
