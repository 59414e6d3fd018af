using FsCheck;
using FsCheck.Fluent;
using Holdover.Dealer;
using Holdover.Sendspin;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

public class DealerFrameTests
{
    /// <summary>The worst case is an array of byte numbers, which is held as numbers, as bytes and as a copy.</summary>
    private const long AllocatedBytesMax = 16L * WireLimits.TextFrameBytesMax;

    [Fact]
    public void Frames_come_back_as_they_were() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var frame = new Tape(numbers).Frame();
        cases.Saw("a message", frame is DealerMessage).Saw("a request", frame is DealerRequest).Saw("a reply", frame is DealerReply).Saw("a ping", frame is DealerPing).Saw("a pong", frame is DealerPong)
            .Saw("a message with several payloads", frame is DealerMessage { Payloads.Count: > 1 }).Saw("a message without a payload", frame is DealerMessage { Payloads.Count: 0 });
        var reading = DealerFrameReader.Read(frame.Encode());
        Assert.Equal((frame, WireFault.None), (reading.Frame, reading.Fault));
        Assert.Equal((frame as DealerRequest)?.Key, reading.RequestKey);
    }).Check(Seeded.Quick.WithMaxTest(3_000)));

    [Fact]
    public void Any_bytes_are_a_frame_or_a_named_fault() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        byte[] bytes = [.. tape.Many(60, () => (byte)tape.Pick(tape.Below(256), '{', '}', '[', ']', '"', ':', ',', '\\', '1', 'u', 'd', '8'))];
        var error = Read(bytes).Fault.Error;
        cases.Saw("nothing at all", bytes.Length == 0).Saw("no JSON", error == WireError.NotJson).Saw("JSON that is no frame", error == WireError.NoType);
    }).Check(Seeded.Quick.WithMaxTest(3_000)));

    [Fact]
    public void Mutated_frames_meet_every_fault_by_its_name()
    {
        var seen = new SortedDictionary<WireError, int>();
        var owed = 0;
        Prop.ForAll(Tape.Any, numbers =>
        {
            var tape = new Tape(numbers);
            var reading = Read(tape.Mutate(tape.Frame().Encode()));
            seen[reading.Fault.Error] = seen.GetValueOrDefault(reading.Fault.Error) + 1;
            owed += reading is { Frame: null, RequestKey: not null } ? 1 : 0;
        }).Check(Seeded.Quick.WithMaxTest(20_000));
        WireError[] elsewhere = [WireError.Ignored, WireError.TooShort, WireError.OutOfRange, WireError.UnknownValue];
        Assert.All(
            Enum.GetValues<WireError>().Except(elsewhere),
            error => Assert.True(seen.GetValueOrDefault(error) >= 3, $"{error} occurred {seen.GetValueOrDefault(error)} times."));
        Assert.True(owed >= 100, $"Only {owed} unreadable requests had a key.");
    }

    [Theory]
    [InlineData("""{"type":"message"}""", WireError.MissingField, "uri", null)]
    [InlineData("""{"type":"message","uri":"hm://a","headers":[]}""", WireError.WrongKind, "headers", null)]
    [InlineData("""{"type":"message","uri":"hm://a","headers":{"a":1}}""", WireError.WrongKind, "a", null)]
    [InlineData("""{"type":"message","uri":"hm://a","payloads":["%"]}""", WireError.NotBase64, "payloads", null)]
    [InlineData("""{"type":"message","key":"k"}""", WireError.MissingField, "uri", null)]
    [InlineData("""{"type":"request","key":"k"}""", WireError.MissingField, "message_ident", "k")]
    [InlineData("""{"type":"request","message_ident":"hm://a"}""", WireError.MissingField, "key", null)]
    [InlineData("""{"type":"request","message_ident":"hm://a","key":"k"}""", WireError.MissingField, "compressed", "k")]
    [InlineData("""{"type":"request","message_ident":7,"key":"k","payload":{}}""", WireError.WrongKind, "message_ident", "k")]
    [InlineData("""{"type":"request","message_ident":"hm://a","key":"k","payload":{"compressed":"%"}}""", WireError.NotBase64, "compressed", "k")]
    [InlineData("""{"type":"request","message_ident":"\ud800","key":"k","payload":{}}""", WireError.NotText, "", "k")]
    [InlineData("""{"type":"reply","key":"k","payload":{"success":1}}""", WireError.WrongKind, "success", null)]
    [InlineData("""{"type":"hello"}""", WireError.UnknownType, "type", null)]
    [InlineData("""[]""", WireError.NoType, "type", null)]
    [InlineData("""{"type":"ping"} x""", WireError.NotJson, "", null)]
    public void A_fault_says_what_and_where_and_to_whom_a_reply_is_owed(string json, WireError error, string field, string? key)
    {
        var reading = Read(DealerDraws.Utf8(json));
        Assert.Equal((new WireFault(error, field), key), (reading.Fault, reading.RequestKey));
    }

    [Theory]
    [InlineData("\"AQID\"", false, "010203")]
    [InlineData("[1,2,3]", false, "010203")]
    [InlineData("[ ]", false, "")]
    [InlineData("[1,256]", true, "5B312C3235365D")]
    [InlineData("[1.5]", true, "5B312E355D")]
    [InlineData("{\"a\":1}", true, "7B2261223A317D")]
    [InlineData("null", true, "6E756C6C")]
    public void A_payload_is_base64_or_bytes_or_itself(string payload, bool isJson, string content)
    {
        var message = Assert.IsType<DealerMessage>(Read(DealerDraws.Utf8($$"""{"type":"message","uri":"a/b","payloads":[{{payload}}]}""")).Frame);
        var read = Assert.Single(message.Payloads);
        Assert.Equal((isJson, content), (read.IsJson, Convert.ToHexString(read.Content.Span)));
    }

    [Theory]
    [InlineData("hm://pusher/v1/connections/MTIz", "Spotify-Connection-Id", "123", "123")]
    [InlineData("hm://pusher/v1/connections/MTIz", "spotify-connection-id", "123", null)]
    [InlineData("hm://pusher/v1/connections/MTIz", "Spotify-Connection-Id", "", null)]
    [InlineData("hm://pusher/v2/connections/MTIz", "Spotify-Connection-Id", "123", null)]
    public void The_connection_id_is_in_the_header_of_its_message(string uri, string name, string value, string? id) =>
        Assert.Equal(id, new DealerMessage(uri, [new DealerHeader(name, value)]).ConnectionId);

    [Theory]
    [InlineData(30, WireError.None)]
    [InlineData(31, WireError.TooDeep)]
    [InlineData(30_000, WireError.TooDeep)]
    public void Depth_is_bounded(int arrays, WireError error) => Assert.Equal(
        error,
        Read(DealerDraws.Utf8($$"""{"type":"message","uri":"a/b","payloads":[{{new string('[', arrays)}}{{new string(']', arrays)}}]}""")).Fault.Error);

    [Fact]
    public void The_key_of_a_request_that_is_too_deep_is_known_if_it_came_before()
    {
        var deep = new string('[', 100) + new string(']', 100);
        Assert.Equal("k", Read(DealerDraws.Utf8($$"""{"type":"request","key":"k","payload":{{deep}}}""")).RequestKey);
        Assert.Null(Read(DealerDraws.Utf8($$"""{"payload":{{deep}},"type":"request","key":"k"}""")).RequestKey);
    }

    [Theory]
    [InlineData("\"", "A", "\"", WireError.None)]
    [InlineData("[", "1,", "1]", WireError.None)]
    [InlineData("[", "[],", "1]", WireError.None)]
    [InlineData("1,", "[],", "1", WireError.TooLong)]
    public void A_frame_full_of_payload_allocates_little(string head, string item, string tail, WireError error)
    {
        const string Before = "{\"type\":\"message\",\"uri\":\"a/b\",\"payloads\":[", After = "]}";
        const int BytesToSayItAgain = 64;
        var count = (WireLimits.TextFrameBytesMax - BytesToSayItAgain - Before.Length - After.Length - head.Length - tail.Length) / item.Length / 4 * 4;
        Assert.Equal(error, Read(DealerDraws.Utf8(Before + head + string.Concat(Enumerable.Repeat(item, count)) + tail + After)).Fault.Error);
    }

    private static DealerReading Read(byte[] frame)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = DealerFrameReader.Read(frame);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocatedBytesMax);
        Assert.Equal(reading.Fault.Error == WireError.None, reading.Frame is not null);
        Assert.InRange(reading.Fault.Field.Length, 0, 64);
        Assert.True(reading.Frame is not DealerRequest request || request.Key == reading.RequestKey);
        if (reading.Frame is not null) Assert.Equal(reading.Frame, DealerFrameReader.Read(reading.Frame.Encode()).Frame);
        return reading;
    }
}
