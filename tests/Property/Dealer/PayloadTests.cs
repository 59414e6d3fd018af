using FsCheck;
using FsCheck.Fluent;
using Holdover.Dealer;
using Holdover.Sendspin;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

public class PayloadTests
{
    private const string Pause = """{"message_id":7,"target_alias_id":null,"sent_by_device_id":"phone","command":{"endpoint":"pause","logging_params":{}}}""";

    /// <summary>What is inflated, its copies, and what the inflater takes for itself.</summary>
    private const long AllocatedBytesMax = 6L * Gzip.BytesMax;

    [Fact]
    public void C36_Mutated_requests_are_commands_or_meet_every_error_by_its_name()
    {
        var seen = new SortedDictionary<PayloadError, int>();
        Prop.ForAll(Tape.Any, numbers =>
        {
            var tape = new Tape(numbers);
            var error = Read(Spoilt(tape), out _);
            seen[error] = seen.GetValueOrDefault(error) + 1;
        }).Check(Seeded.Quick.WithMaxTest(5_000));
        Assert.All(
            Enum.GetValues<PayloadError>().Except([PayloadError.ManyPayloads]),
            error => Assert.True(seen.GetValueOrDefault(error) >= 20, $"{error} occurred {seen.GetValueOrDefault(error)} times."));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public void A_command_says_who_sent_it_and_what_is_to_be_done(string? encoding)
    {
        var bytes = DealerDraws.Utf8(Pause);
        Assert.Equal(PayloadError.None, Read(DealerDraws.Request(encoding is null ? bytes : DealerDraws.Zip(bytes), encoding), out var command));
        Assert.Equal((7u, "phone", "pause"), (command!.MessageId, command.SentBy, command.Endpoint));
        Assert.Equal("""{"endpoint":"pause","logging_params":{}}""", System.Text.Encoding.UTF8.GetString(command.Json.Span));
        Assert.Equal(RequestIdentity.Of("phone", 7), command.Identity);
    }

    [Theory]
    [InlineData("", PayloadError.NotJson)]
    [InlineData("{} {}", PayloadError.NotJson)]
    [InlineData("[]", PayloadError.NotACommand)]
    [InlineData("{}", PayloadError.NotACommand)]
    [InlineData("""{"message_id":4294967296,"sent_by_device_id":"a","command":{"endpoint":"b"}}""", PayloadError.NotACommand)]
    [InlineData("""{"message_id":1,"sent_by_device_id":"a","command":{}}""", PayloadError.NotACommand)]
    [InlineData("""{"message_id":1,"sent_by_device_id":"a","command":"pause"}""", PayloadError.NotACommand)]
    [InlineData("""{"message_id":1,"sent_by_device_id":"\ud800","command":{"endpoint":"b"}}""", PayloadError.NotACommand)]
    [InlineData("""{"message_id":4294967295,"sent_by_device_id":"a","command":{"endpoint":"b"}}""", PayloadError.None)]
    public void What_is_wrong_with_a_command_has_a_name(string json, PayloadError error) =>
        Assert.Equal(error, Read(DealerDraws.Request(DealerDraws.Utf8(json)), out _));

    [Theory]
    [InlineData("gzip", PayloadError.NotGzip)]
    [InlineData("Gzip", PayloadError.None)]
    [InlineData("gzip, deflate", PayloadError.None)]
    [InlineData("chunked", PayloadError.None)]
    public void Only_exactly_gzip_is_inflated(string encoding, PayloadError error) =>
        Assert.Equal(error, PayloadReader.TryRead(DealerDraws.Message([1, 2, 3], encoding), out _));

    [Fact]
    public void A_message_has_one_payload_or_none_and_json_is_never_inflated()
    {
        Assert.Equal(PayloadError.None, PayloadReader.TryRead(new DealerMessage("hm://a"), out var none));
        Assert.Null(none);
        var payload = new DealerPayload(IsJson: true, new("{}"u8));
        Assert.Equal(PayloadError.None, PayloadReader.TryRead(new DealerMessage("hm://a", [new("Transfer-Encoding", "gzip")], null, [payload]), out var json));
        Assert.Equal(payload, json);
        Assert.Equal(PayloadError.ManyPayloads, PayloadReader.TryRead(new DealerMessage("hm://a", default, null, [payload, payload]), out _));
    }

    [Fact]
    public void What_is_inflated_is_what_was_deflated() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        byte[] content = [7, .. new Tape(numbers).Bytes()];
        cases.Saw("a byte", content.Length == 1).Saw("several", content.Length > 5).Saw("a byte that comes again", content.Distinct().Count() < content.Length);
        Assert.Equal(PayloadError.None, PayloadReader.TryRead(DealerDraws.Message(DealerDraws.Zip(content), "gzip"), out var read));
        Assert.Equal(content, read!.Content);
    }).Check(Seeded.Quick));

    [Theory]
    [InlineData(Gzip.BytesMax, PayloadError.TooLarge)]
    [InlineData(100_000_000, PayloadError.TooLarge)]
    [InlineData(2_000, PayloadError.None)]
    public void A_bomb_is_refused_before_it_goes_off(int zeros, PayloadError error)
    {
        var bomb = DealerDraws.Zip(new byte[zeros]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(error, Gzip.TryInflate(bomb, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    /// <summary>The length that a bomb claims is that of something small: it goes no further than that.</summary>
    [Fact]
    public void A_bomb_that_lies_about_its_length_is_not_gzip()
    {
        var bomb = DealerDraws.Zip(new byte[10_000_000]);
        BitConverter.GetBytes(1_000).CopyTo(bomb, bomb.Length - 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(PayloadError.NotGzip, Gzip.TryInflate(bomb, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void As_much_as_may_be_inflated_is()
    {
        var content = new byte[Gzip.BytesMax + 1];
        new Random(1).NextBytes(content.AsSpan(0, 20_000));
        Assert.Equal(PayloadError.None, Gzip.TryInflate(DealerDraws.Zip(content.AsSpan(1)), out var inflated));
        Assert.Equal(content[1..], inflated);
        Assert.Equal(PayloadError.TooLarge, Gzip.TryInflate(DealerDraws.Zip(content), out _));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-8)]
    [InlineData(1)]
    [InlineData(20)]
    public void One_member_is_all_there_may_be(int bytes)
    {
        var member = DealerDraws.Zip("one member"u8);
        Assert.NotEqual(PayloadError.None, Gzip.TryInflate(bytes < 0 ? member.AsSpan(0, member.Length + bytes) : [.. member, .. new byte[bytes]], out _));
        Assert.Equal(PayloadError.NotGzip, Gzip.TryInflate([.. member, .. DealerDraws.Zip("another"u8)], out _));
    }

    private static DealerRequest Spoilt(Tape tape)
    {
        var json = DealerDraws.Utf8(Pause);
        byte[] content = tape.Below(6) switch
        {
            0 => json,
            3 => DealerDraws.Utf8(Pause.Replace("null", new string('[', 40) + new string(']', 40))),
            1 => [.. json, .. DealerDraws.Utf8(new string(' ', 70_000))],
            2 => [0xFF, .. json],
            _ => tape.Mutate(json),
        };
        var member = DealerDraws.Zip(content);
        return tape.Below(3) switch
        {
            0 => DealerDraws.Request(content.Length > DealerPayload.BytesMax ? member : content),
            1 => DealerDraws.Request(member, "gzip"),
            _ => DealerDraws.Request(tape.Mutate(member), "gzip"),
        };
    }

    private static PayloadError Read(DealerRequest request, out DealerCommand? command)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = PayloadReader.TryRead(request, out command);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocatedBytesMax);
        Assert.Equal(error == PayloadError.None, command is not null);
        return error;
    }
}
