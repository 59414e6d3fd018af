using System.Buffers.Binary;
using System.Text;

using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>What a segment of a recording opens with: enough to build the node again, and all that it remembered.</summary>
/// <param name="Build">The build that made the recording; another one may decide otherwise.</param>
/// <param name="Kind">Which node it is of, as <see cref="Replayers"/> knows it.</param>
/// <param name="Settings">The node's settings, as <see cref="RecordedSettings"/> writes them.</param>
public sealed record RecordingHead(string Build, string Kind, string Settings)
{
    /// <summary>Bytes of each text at most.</summary>
    public const int TextMax = 1 << 16;

    /// <summary>The id of this build: the machines' assembly, whose id the compiler derives from its sources.</summary>
    private static readonly string ThisBuild = typeof(RecordingHead).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];

    public RecordingHead(string kind, string settings)
        : this(ThisBuild, kind, settings)
    {
    }

    private static ReadOnlySpan<byte> Magic => "HOLDREC1"u8;

    /// <summary>Bytes that the head of a segment takes at most, besides the snapshot.</summary>
    internal int BytesMax => Magic.Length + (3 * (sizeof(int) + 1)) + Encoding.UTF8.GetByteCount(Build + Kind + Settings) + 16;

    internal int Write(MonotonicTime now, Span<byte> destination)
    {
        Magic.CopyTo(destination);
        var length = Magic.Length;
        length += Write(Build, destination[length..]);
        length += Write(Kind, destination[length..]);
        length += Write(Settings, destination[length..]);
        var writer = new ExactWriter(destination[length..]);
        writer.Value(ref now);
        return length + writer.Length;
    }

    /// <summary>Reads a head and what follows it; null if it is not one.</summary>
    internal static RecordingHead? Read(ReadOnlySpan<byte> payload, out MonotonicTime now, out ReadOnlySpan<byte> snapshot)
    {
        now = default;
        snapshot = default;
        if (!payload.StartsWith(Magic))
            return null;
        var rest = payload[Magic.Length..];
        if (Read(ref rest) is not { } build || Read(ref rest) is not { } kind || Read(ref rest) is not { } settings)
            return null;
        var reader = new ExactReader(rest);
        reader.Value(ref now);
        snapshot = rest[(rest.Length - reader.Left)..];
        return reader.Failed ? null : new(build, kind, settings);
    }

    private static int Write(string text, Span<byte> destination)
    {
        var length = Encoding.UTF8.GetBytes(text, destination[sizeof(int)..]);
        Invariant.Holds(length <= TextMax);
        BinaryPrimitives.WriteInt32LittleEndian(destination, length);
        return sizeof(int) + length;
    }

    private static string? Read(ref ReadOnlySpan<byte> rest)
    {
        if (!BinaryPrimitives.TryReadInt32LittleEndian(rest, out var length) || length is < 0 or > TextMax || rest.Length - sizeof(int) < length)
            return null;
        var text = Encoding.UTF8.GetString(rest.Slice(sizeof(int), length));
        rest = rest[(sizeof(int) + length)..];
        return text;
    }
}
