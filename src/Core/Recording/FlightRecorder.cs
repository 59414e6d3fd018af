using System.Buffers.Binary;
using System.Text;

using Holdover.Endpoint;
using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>
/// Writes down all that a node hears, and when, so that its life can be lived again: a segment opens with a snapshot,
/// then comes each step with its input and a hash of what it asked for. A segment is complete in itself. Its bytes are
/// the host's to keep; whatever is cut off at the end costs the last steps and no more.
/// </summary>
public sealed class FlightRecorder<TInput, TEffect>
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    private readonly RecordingHead head;
    private readonly IEncodable image;
    private readonly byte[] segment;
    private readonly byte[] scratch;
    private readonly TextTable? texts;
    private MonotonicTime last;
    private ulong hash;
    private int textsWritten;

    /// <param name="head">What the node is.</param>
    /// <param name="image">The node, as what it remembers.</param>
    /// <param name="segmentMax">Bytes of a segment at most, the snapshot included.</param>
    /// <param name="stepMax">Bytes of one step or of one effect at most.</param>
    public FlightRecorder(RecordingHead head, IEncodable image, int segmentMax, int stepMax = 4_096)
    {
        Invariant.Holds(segmentMax > stepMax + head.BytesMax);
        (this.head, this.image) = (head, image);
        texts = (image as EndpointNode)?.Texts;
        segment = new byte[segmentMax];
        scratch = new byte[stepMax];
    }

    /// <summary>The present segment so far.</summary>
    public ReadOnlySpan<byte> Segment => segment.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>Segments begun; the host that sees another number keeps another file.</summary>
    public int Segments { get; private set; }

    private bool HasRoom => segment.Length - Length >= scratch.Length + RecordingStep.FrameBytes;

    /// <summary>
    /// To be called before a step: begins a segment if there is none, or no room for the step in it. What was named to
    /// the node since comes first: some steps ask what a text says.
    /// </summary>
    public void Prepare(MonotonicTime now)
    {
        if (Segments == 0 || !HasRoom)
            BeginSegment(now);
        for (; textsWritten < texts?.Count && TryWrite(texts[new(textsWritten)]); textsWritten++)
        {
        }

        if (!HasRoom)
            BeginSegment(now);
    }

    private void BeginSegment(MonotonicTime now)
    {
        Segments++;
        Length = 0;
        (last, hash, textsWritten) = (now, 0, 1);
        var payload = segment.AsSpan(sizeof(int));
        var length = head.Write(now, payload);
        var writer = new ExactWriter(payload[length..^sizeof(uint)]);
        image.Encode(ref writer);
        Frame(length + writer.Length);
    }

    /// <summary>To be called after a step that an input led to, with what it asked for.</summary>
    public void Stepped(in TInput input, MonotonicTime now, ReadOnlySpan<TEffect> effects, bool broke)
    {
        var heard = input;
        var writer = Begin(RecordingStep.Input, now, effects, broke);
        heard.Encode(ref writer);
        Frame(writer.Length);
    }

    /// <summary>To be called after a tick, with what it asked for.</summary>
    public void Ticked(MonotonicTime now, ReadOnlySpan<TEffect> effects, bool broke) => Frame(Begin(RecordingStep.Tick, now, effects, broke).Length);

    private ExactWriter Begin(int kind, MonotonicTime now, ReadOnlySpan<TEffect> effects, bool broke)
    {
        Invariant.Holds(Segments > 0);
        hash = RecordingStep.Fold(hash, effects, scratch);
        var writer = new ExactWriter(segment.AsSpan(Length + sizeof(int), scratch.Length));
        writer.Number(kind | (broke ? RecordingStep.Broke : 0));
        writer.Number((now - last).Microseconds);
        writer.Number(effects.Length);
        writer.Number(unchecked((long)hash));
        last = now;
        return writer;
    }

    /// <summary>A text too many costs the replay of what it is asked for in, and no more.</summary>
    private bool TryWrite(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > scratch.Length / 2 || segment.Length - Length < 2 * (scratch.Length + RecordingStep.FrameBytes))
            return false;
        var writer = new ExactWriter(segment.AsSpan(Length + sizeof(int), scratch.Length));
        writer.Number(RecordingStep.Text);
        writer.Number(0);
        writer.Number(0);
        writer.Number(unchecked((long)hash));
        bytes.CopyTo(segment.AsSpan(Length + sizeof(int) + writer.Length));
        Frame(writer.Length + bytes.Length);
        return true;
    }

    private void Frame(int payloadLength)
    {
        var frame = segment.AsSpan(Length, sizeof(int) + payloadLength + sizeof(uint));
        BinaryPrimitives.WriteInt32LittleEndian(frame, payloadLength);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[^sizeof(uint)..], RecordingStep.Check(Length, frame[sizeof(int)..^sizeof(uint)]));
        Length += frame.Length;
    }
}
