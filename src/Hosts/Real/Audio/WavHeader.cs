using System.Buffers.Binary;

using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>The head of a WAV file: RIFF chunks in little-endian order, of which "fmt " and "data" matter.</summary>
public static class WavHeader
{
    /// <summary>Bytes of the head that <see cref="Write"/> makes.</summary>
    public const int Length = 44;

    /// <summary>From here on a length says "a lot": it is what writes into a pipe and files of more than 4 GiB have.</summary>
    private const uint LengthUnknown = uint.MaxValue - Length;

    private const ushort FormatPcm = 1;
    private const ushort FormatExtensible = 0xFFFE;

    /// <summary>Chunks that are looked at before "data"; a file with more is none.</summary>
    private const int ChunksMax = 64;

    /// <summary>Writes a head for so many bytes of PCM; a file that is too long for its 32-bit sizes says the most it can.</summary>
    public static void Write(Span<byte> head, AudioFormat format, long dataLength)
    {
        var data = (uint)Math.Min(dataLength, LengthUnknown);
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], data + Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(head[20..], FormatPcm);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], (ushort)format.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], format.SampleRate * format.BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(head[32..], (ushort)format.BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(head[34..], (ushort)format.BitDepth);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[40..], data);
    }

    /// <summary>
    /// Reads a file's head and leaves the stream at its first frame. A file whose writer was killed says less or more
    /// than there is; then what is there counts.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no WAV file, or none that can be played; the message says why.</exception>
    public static (AudioFormat Format, long DataLength) Read(Stream file)
    {
        Span<byte> riff = stackalloc byte[12];
        if (file.ReadAtLeast(riff, riff.Length, throwOnEndOfStream: false) < riff.Length || !riff.StartsWith("RIFF"u8) || !riff[8..].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("it is not a WAV file (no RIFF head)");
        AudioFormat? format = null;
        Span<byte> head = stackalloc byte[8];
        for (var seen = 0; seen < ChunksMax && file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length; seen++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("data"u8))
                return (format ?? throw new InvalidDataException("its data comes before its format"), DataLength(file, length, format.Value));
            if (head.StartsWith("fmt "u8))
                format = ReadFormat(file, length);
            else
                Skip(file, length);
        }

        throw new InvalidDataException("it has no data");
    }

    /// <summary>Skips a chunk and what makes its length even. One that ends behind the file hides whatever there was.</summary>
    private static void Skip(Stream file, uint length) =>
        file.Seek(Math.Min(length + (length & 1L), file.Length - file.Position), SeekOrigin.Current);

    private static long DataLength(Stream file, uint said, AudioFormat format)
    {
        var there = file.Length - file.Position;
        var length = said is 0 or >= LengthUnknown ? there : Math.Min(said, there);
        return length - (length % format.BytesPerFrame);
    }

    private static AudioFormat ReadFormat(Stream file, uint length)
    {
        Span<byte> fields = stackalloc byte[40];
        if (length is < 16 or > 40 || file.ReadAtLeast(fields[..(int)length], (int)length, throwOnEndOfStream: false) < length)
            throw new InvalidDataException("its format is cut off");
        file.Seek(length & 1, SeekOrigin.Current);
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(fields);
        if (tag == FormatExtensible && length == 40)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(fields[24..]);
        var format = new AudioFormat(
            Codec.Pcm,
            BinaryPrimitives.ReadInt32LittleEndian(fields[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(fields[2..]),
            BinaryPrimitives.ReadUInt16LittleEndian(fields[14..]));
        if (tag != FormatPcm || format.BitDepth != 16)
            throw new InvalidDataException($"only 16-bit PCM can be played for now, and this is {format.BitDepth}-bit with format tag {tag}");
        if (!format.IsValid)
            throw new InvalidDataException($"{format.SampleRate} Hz with {format.Channels} channels is out of bounds");
        return format;
    }
}
