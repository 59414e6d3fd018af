using System.Buffers.Binary;

using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>Reads a segment step by step, up to where it was cut off.</summary>
internal ref struct RecordingReader
{
    private readonly ReadOnlySpan<byte> file;
    private int place;
    private MonotonicTime last;

    public RecordingReader(ReadOnlySpan<byte> file)
    {
        this.file = file;
        var snapshot = ReadOnlySpan<byte>.Empty;
        Head = TryTake(file, ref place, out var payload) ? RecordingHead.Read(payload, out last, out snapshot) : null;
        Snapshot = snapshot;
        Began = last;
    }

    /// <summary>Null if this is no recording.</summary>
    public RecordingHead? Head { get; }

    public ReadOnlySpan<byte> Snapshot { get; }

    public MonotonicTime Began { get; }

    /// <summary>Bytes that are not a step any more: the rest of a step that was cut off. Zeros are room that was never used.</summary>
    public readonly int Torn => file[place..].ContainsAnyExcept((byte)0) ? file.Length - place : 0;

    /// <summary>Takes the next step; the input, if it has one, is read from what is left of the payload.</summary>
    public bool TryRead(out RecordingStep step, out ReadOnlySpan<byte> input)
    {
        step = default;
        input = default;
        var before = place;
        if (!TryTake(file, ref place, out var payload))
            return false;
        var reader = new ExactReader(payload);
        var (kind, after, effects, hash) = (0L, 0L, 0, 0L);
        reader.Value(ref kind);
        reader.Value(ref after);
        reader.Value(ref effects);
        reader.Value(ref hash);
        if (reader.Failed || after < 0)
        {
            place = before;
            return false;
        }

        last += new Duration(after);
        step = new((kind & RecordingStep.Tick) != 0, (kind & RecordingStep.Text) != 0, (kind & RecordingStep.Broke) != 0, last, effects, unchecked((ulong)hash));
        input = payload[(payload.Length - reader.Left)..];
        return true;
    }

    private static bool TryTake(ReadOnlySpan<byte> file, scoped ref int place, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        var rest = file[place..];
        if (!BinaryPrimitives.TryReadInt32LittleEndian(rest, out var length) || length <= 0 || length > rest.Length - RecordingStep.FrameBytes)
            return false;
        var taken = rest.Slice(sizeof(int), length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(rest[(sizeof(int) + length)..]) != RecordingStep.Check(place, taken))
            return false;
        payload = taken;
        place += length + RecordingStep.FrameBytes;
        return true;
    }
}
