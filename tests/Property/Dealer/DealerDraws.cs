using System.Buffers;
using System.IO.Compression;
using System.Text;
using Holdover.Dealer;
using Holdover.Sendspin;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

/// <summary>Draws frames of every kind, and packs what they carry.</summary>
internal static class DealerDraws
{
    private static readonly string[] Json = ["null", "true", "{}", "{\"a\":[1,2]}", "[300]", "[[1]]", "-1", "[\"x\"]", "1.5"];

    public static DealerFrame Frame(this Tape tape) => tape.Below(6) switch
    {
        0 or 1 => tape.Message(),
        2 or 3 => new DealerRequest(tape.Text(), tape.Text(), tape.Headers(), new(tape.Bytes())),
        4 => new DealerReply(tape.Text(), tape.Flag()),
        _ => tape.Flag() ? new DealerPing() : new DealerPong(),
    };

    public static byte[] Encode(this DealerFrame frame)
    {
        var output = new ArrayBufferWriter<byte>();
        frame.Write(output);
        return output.WrittenSpan.ToArray();
    }

    public static byte[] Bytes(this Tape tape) => tape.Many(12, () => (byte)tape.Below(256));

    public static byte[] Zip(ReadOnlySpan<byte> content)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return output.ToArray();
    }

    public static DealerRequest Request(ReadOnlySpan<byte> compressed, string? encoding = null) =>
        new("hm://connect-state/v1/player/command", "key", Headers(encoding), new(compressed));

    public static DealerMessage Message(ReadOnlySpan<byte> content, string? encoding = null) =>
        new("hm://connect-state/v1/cluster", Headers(encoding), "PUT", [new DealerPayload(IsJson: false, new(content))]);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static EquatableList<DealerHeader> Headers(string? encoding) => encoding is null ? [] : [new DealerHeader("Transfer-Encoding", encoding)];

    private static DealerMessage Message(this Tape tape) => new(
        tape.Text(), tape.Headers(), tape.MaybeRef(tape.Text), new(tape.Many(3, tape.Payload)));

    private static DealerPayload Payload(this Tape tape) =>
        tape.Flag() ? new(IsJson: false, new(tape.Bytes())) : new(IsJson: true, new(Utf8(tape.Pick(Json))));

    private static EquatableList<DealerHeader> Headers(this Tape tape) =>
        new(tape.Many(3, () => new DealerHeader(tape.Pick("Transfer-Encoding", "Spotify-Connection-Id", "Content-Type", "é"), tape.Text())));
}
