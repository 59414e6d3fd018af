using System.Buffers.Binary;

namespace Holdover.Hosts.Real.Sources;

/// <summary>Opens what can be played, by what is in it: a file's name says nothing.</summary>
public static class AudioSources
{
    /// <summary>What tells the kinds apart.</summary>
    private const int HeadLength = 10;

    /// <summary>Whether it is on the web.</summary>
    public static bool IsUrl(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a file, or a URL.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="told">Told what is skipped of it, and why.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is nothing that can be played; the message says why.</exception>
    /// <exception cref="LibraryMissingException">The machine lacks what reads it.</exception>
    public static IAudioSource Open(string path, Action<string> told) =>
        IsUrl(path) ? FfmpegSource.OpenUrl(path, told)
        : OpenAny(path, told);

    /// <summary>Opens a file that the libraries read, at 48 kHz and in stereo.</summary>
    /// <inheritdoc cref="Open"/>
    internal static IAudioSource OpenStandard(string path) => StandardSource.Of(OpenFile(path));

    /// <summary>Opens a file that the libraries read, as it is.</summary>
    /// <inheritdoc cref="Open"/>
    internal static IAudioSource OpenFile(string path) => TryOpenFile(path) ?? throw new InvalidDataException("it is neither a WAV, a FLAC nor an MP3 file");

    /// <summary>What the libraries do not know, or refuse, ffmpeg may read.</summary>
    private static IAudioSource OpenAny(string path, Action<string> told)
    {
        RegularFile.Open(path).Dispose();
        try
        {
            if (TryOpenFile(path) is { } source)
                return StandardSource.Of(source);
        }
        catch (InvalidDataException) when (FfmpegCommand.IsThere)
        {
        }

        return FfmpegSource.OpenFile(path, told);
    }

    private static IAudioSource? TryOpenFile(string path)
    {
        var file = RegularFile.Open(path);
        try
        {
            Span<byte> head = stackalloc byte[HeadLength];
            head = ReadHead(file, head);
            if (head.StartsWith("RIFF"u8))
                return new WavSource(file);
            file.Dispose();
            return head.StartsWith("fLaC"u8) ? new FlacSource(path)
                : IsMpeg(head) ? new Mp3Source(path)
                : null;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Eleven ones, and the third of MPEG audio's layers.</summary>
    private static bool IsMpeg(ReadOnlySpan<byte> head) => head is [0xFF, >= 0xE0, ..] && (head[1] & 6) == 2;

    /// <summary>The first bytes behind an ID3 tag, if there is one. The file stands at its beginning afterwards.</summary>
    private static Span<byte> ReadHead(FileStream file, Span<byte> head)
    {
        var there = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (there == head.Length && head.StartsWith("ID3"u8))
        {
            file.Position = HeadLength + TagLength(head[6..]);
            there = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        file.Position = 0;
        return head[..there];
    }

    /// <summary>Seven bits a byte, the highest first.</summary>
    private static long TagLength(ReadOnlySpan<byte> bytes)
    {
        var packed = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return (packed & 0x7F) | ((packed & 0x7F00) >> 1) | ((packed & 0x7F0000) >> 2) | ((packed & 0x7F000000) >> 3);
    }
}
