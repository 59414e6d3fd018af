using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

public class HostileFrameTests
{
    // Lists of one-letter roles, the worst case, take about nine bytes of heap for one of the frame.
    private const long AllocatedBytesMax = 16L * WireLimits.TextFrameBytesMax;

    [Fact]
    public void Any_bytes_are_a_message_or_a_named_fault() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        byte[] bytes = [.. tape.Many(60, () => (byte)tape.Pick(tape.Below(256), '{', '}', '[', ']', '"', ':', ',', '\\', '1', 'u', 'd', '8'))];
        var error = Read(bytes);
        cases.Saw("nothing at all", bytes.Length == 0).Saw("no JSON", error == WireError.NotJson).Saw("JSON that is no message", error == WireError.NoType);
    }).Check(Seeded.Quick.WithMaxTest(3_000)));

    [Fact]
    public void Mutated_messages_meet_every_fault_by_its_name()
    {
        var seen = new SortedDictionary<WireError, int>();
        Prop.ForAll(Tape.Any, numbers =>
        {
            var tape = new Tape(numbers);
            var error = Read(tape.Mutate(tape.Message().Encode()));
            seen[error] = seen.GetValueOrDefault(error) + 1;
        }).Check(Seeded.Quick.WithMaxTest(20_000));
        WireError[] binaryOnly = [WireError.Ignored, WireError.TooShort];
        foreach (var error in Enum.GetValues<WireError>().Except(binaryOnly))
        {
            Assert.True(seen.GetValueOrDefault(error) >= 3, $"{error} occurred {seen.GetValueOrDefault(error)} times.");
        }
    }

    [Theory]
    [InlineData("", WireError.NotJson, "")]
    [InlineData("{", WireError.NotJson, "")]
    [InlineData("{} {}", WireError.NotJson, "")]
    [InlineData("[]", WireError.NoType, "type")]
    [InlineData("{}", WireError.NoType, "type")]
    [InlineData("""{"type":4}""", WireError.NoType, "type")]
    [InlineData("""{"type":"server/hello","type":null}""", WireError.NoType, "type")]
    [InlineData("""{"type":"client/dance","payload":7}""", WireError.UnknownType, "type")]
    [InlineData("""{"type":"client/time"}""", WireError.MissingField, "client_transmitted")]
    [InlineData("""{"type":"client/time","payload":[]}""", WireError.WrongKind, "")]
    [InlineData("""{"type":"client/time","payload":{"client_transmitted":null}}""", WireError.MissingField, "client_transmitted")]
    [InlineData("""{"type":"client/time","payload":{"client_transmitted":1.5}}""", WireError.WrongKind, "client_transmitted")]
    [InlineData("""{"type":"client/time","payload":{"client_transmitted":9223372036854775808}}""", WireError.OutOfRange, "client_transmitted")]
    [InlineData("""{"type":"client/state","payload":{"player":{"volume":101}}}""", WireError.OutOfRange, "volume")]
    [InlineData("""{"type":"client/state","payload":{"player":{"muted":"no"}}}""", WireError.WrongKind, "muted")]
    [InlineData("""{"type":"server/command","payload":{"player":{"command":"volume"}}}""", WireError.MissingField, "volume")]
    [InlineData("""{"type":"server/command","payload":{"player":{"command":"levitate"}}}""", WireError.UnknownValue, "command")]
    [InlineData("""{"type":"client/command","payload":{"controller":{}}}""", WireError.MissingField, "command")]
    [InlineData("""{"type":"stream/start","payload":{"player":{}}}""", WireError.MissingField, "codec")]
    [InlineData("""{"type":"stream/start","payload":{"player":{"codec":"aac","sample_rate":48000,"channels":2,"bit_depth":16}}}""", WireError.UnknownValue, "codec")]
    [InlineData("""{"type":"stream/start","payload":{"player":{"codec":"pcm","sample_rate":48000,"channels":2,"bit_depth":20}}}""", WireError.OutOfRange, "bit_depth")]
    [InlineData("""{"type":"stream/start","payload":{"player":{"codec_header":"%"}}}""", WireError.NotBase64, "codec_header")]
    [InlineData("""{"type":"stream/request-format","payload":{"player":{"sample_rate":7999}}}""", WireError.OutOfRange, "sample_rate")]
    [InlineData("""{"type":"group/update","payload":{"group_name":"\ud800"}}""", WireError.NotText, "")]
    [InlineData("""{"type":"group/update","payload":{"\ud800\ud800":1}}""", WireError.NotText, "")]
    [InlineData("""{"type":"stream/end","payload":{"roles":[null]}}""", WireError.MissingField, "roles")]
    public void A_fault_says_what_and_where(string json, WireError error, string field) =>
        Assert.Equal(new WireFault(error, field), MessageDraws.Fault(json));

    [Fact]
    public void Bytes_that_are_no_text_are_not_json() =>
        Assert.Equal(WireError.NotJson, Read([.. "{\"type\":\"\xff\"}".Select(letter => (byte)letter)]));

    [Theory]
    [InlineData(30, WireError.None)]
    [InlineData(31, WireError.TooDeep)]
    [InlineData(40, WireError.TooDeep)]
    [InlineData(30_000, WireError.TooDeep)]
    public void Depth_is_bounded(int arrays, WireError error) => Assert.Equal(
        error,
        Read($$$"""{"type":"stream/end","payload":{"x":{{{new string('[', arrays)}}}{{{new string(']', arrays)}}}}}"""));

    [Theory]
    [InlineData(WireLimits.TextFrameBytesMax, WireError.None)]
    [InlineData(WireLimits.TextFrameBytesMax + 1, WireError.TooLarge)]
    public void Frames_are_bounded(int length, WireError error) =>
        Assert.Equal(error, Read("""{"type":"stream/end"}""".PadRight(length)));

    [Theory]
    [InlineData("é", 256, WireError.None)]
    [InlineData("\\u00e9", 256, WireError.None)]
    [InlineData("é", 257, WireError.TooLong)]
    [InlineData("\\u00e9", 257, WireError.TooLong)]
    [InlineData("a", 2_000, WireError.TooLong)]
    public void Texts_are_bounded_as_they_read_not_as_they_are_written(string letter, int count, WireError error) => Assert.Equal(
        error,
        Read($$$"""{"type":"group/update","payload":{"group_id":"{{{string.Concat(Enumerable.Repeat(letter, count))}}}"}}"""));

    [Theory]
    [InlineData("""{"type":"stream/end","payload":{"roles":[*]}}""", "\"r\"", WireLimits.RolesMax)]
    [InlineData("""{"type":"client/state","payload":{"player":{"supported_commands":[*]}}}""", "\"later\"", WireLimits.CommandsMax)]
    [InlineData("""{"type":"client/hello","payload":{"client_id":"","name":"","version":1,"supported_roles":[],"player@v1_support":{"buffer_capacity":0,"supported_formats":[*]}}}""", "{\"codec\":\"later\"}", WireLimits.FormatsMax)]
    public void Lists_are_bounded_whether_or_not_their_items_count(string frame, string item, int max)
    {
        Assert.Equal(WireError.None, Read(frame.Replace("*", string.Join(',', Enumerable.Repeat(item, max)))));
        Assert.Equal(WireError.TooLong, Read(frame.Replace("*", string.Join(',', Enumerable.Repeat(item, max + 1)))));
    }

    [Theory]
    [InlineData(8 * 1024, WireError.None)]
    [InlineData((8 * 1024) + 3, WireError.TooLong)]
    public void Codec_headers_are_bounded_before_they_are_decoded(int length, WireError error) => Assert.Equal(
        error,
        Read(new StreamStart(new PlayerStream(AudioFormat.Standard, new EquatableList<byte>(new byte[length]))).Encode()));

    [Theory]
    [InlineData("\"roles\":[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"],")]
    [InlineData("\"roles\":[\"a\",\"b\",\"c\"],")]
    [InlineData("\"roles\":[\"abcdefghijklmnopqrstuvwxyz\"],")]
    [InlineData("\"roles\":[],")]
    public void A_frame_full_of_repeats_allocates_little(string field)
    {
        const string Head = "{\"type\":\"stream/end\",\"payload\":{", Tail = "\"x\":0}}";
        var count = (WireLimits.TextFrameBytesMax - Head.Length - Tail.Length) / field.Length;
        Assert.Equal(WireError.None, Read(Head + string.Concat(Enumerable.Repeat(field, count)) + Tail));
    }

    private static WireError Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static WireError Read(byte[] frame)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = MessageReader.TryRead(frame, out var message, out var fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocatedBytesMax);
        Assert.Equal(isRead, message is not null);
        Assert.Equal(isRead, fault.Error == WireError.None);
        Assert.InRange(fault.Field.Length, 0, 64);
        if (fault.Error == WireError.NotText) Assert.Contains("\\u", Encoding.UTF8.GetString(frame), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(frame.Length <= 512 && message is ClientTime, TimeFrames.TryReadClientTime(frame, out var probe));
        Assert.True(probe == 0 || message is ClientTime time && time.ClientTransmitted == probe);
        if (message is not null) Assert.True(MessageReader.TryRead(message.Encode(), out var again, out _) && again == message);
        return fault.Error;
    }
}
