using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Sendspin;
using Holdover.Tests.Property.Dealer;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Hub;

/// <summary>What a hub says is read as it was said, by the readers of a dealer where a dealer reads; any other bytes have a named fault.</summary>
public sealed class HubWireTests
{
    private const long AllocatedBytesMax = 8L * WireLimits.TextFrameBytesMax;

    [Fact]
    public void Bodies_come_back_as_they_were() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var body = Body(new Tape(numbers));
        cases.Saw("a login", body is Login).Saw("a grant", body is Grant).Saw("a device", body is DeviceReport).Saw("a cluster", body is Cluster).Saw("a wish with a track", body is QueueWish { Track: not null }).Saw("a wish without", body is QueueWish { Track: null });
        var reading = Read(body.GetType(), Encode(body));
        Assert.Equal((body, WireFault.None), (reading.Body, reading.Fault));
    }).Check(Seeded.Quick.WithMaxTest(3_000)));

    [Fact]
    public void Mutated_bodies_are_bodies_or_named_faults()
    {
        var seen = new SortedDictionary<WireError, int>();
        Prop.ForAll(Tape.Any, numbers =>
        {
            var tape = new Tape(numbers);
            var body = Body(tape);
            var error = Read(body.GetType(), tape.Mutate(Encode(body))).Fault.Error;
            seen[error] = seen.GetValueOrDefault(error) + 1;
        }).Check(Seeded.Quick.WithMaxTest(12_000));
        WireError[] elsewhere = [WireError.Ignored, WireError.TooShort, WireError.NoType, WireError.UnknownType, WireError.NotBase64];
        Assert.All(
            Enum.GetValues<WireError>().Except(elsewhere),
            error => Assert.True(seen.GetValueOrDefault(error) >= 3, $"{error} occurred {seen.GetValueOrDefault(error)} times."));
    }

    [Fact]
    public void Any_bytes_are_a_body_or_a_named_fault() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var bytes = tape.Many(60, () => (byte)tape.Pick(tape.Below(256), '{', '}', '[', ']', '"', ':', ',', '\\', '1', 'u', 'd', '8')).ToArray();
        foreach (var type in new[] { typeof(Login), typeof(Grant), typeof(DeviceReport), typeof(QueueWish), typeof(Cluster) })
        {
            var error = Read(type, bytes).Fault.Error;
            cases.Saw("nothing at all", bytes.Length == 0).Saw("no JSON", error == WireError.NotJson).Saw("JSON that is no body", error is not WireError.NotJson and not WireError.None);
        }
    }).Check(Seeded.Quick.WithMaxTest(2_000)));

    [Fact]
    public void A_dealer_reads_the_connection_id_that_a_hub_tells_it() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var id = "id" + new Tape(numbers).Many(20, () => (char)('+' + new Tape(numbers).Below(60))).Aggregate(string.Empty, (text, letter) => text + letter);
        cases.Saw("short", id.Length < 5).Saw("long", id.Length > 15);
        var read = Assert.IsType<DealerMessage>(DealerFrameReader.Read(HubFrames.ConnectionId(id).Encode()).Frame);
        Assert.Equal(id, read.ConnectionId);
    }).Check(Seeded.Quick));

    [Fact]
    public void A_dealer_reads_the_cluster_that_a_hub_tells_it() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var cluster = ClusterOf(new Tape(numbers));
        cases.Saw("nobody is active", cluster.ActiveDevice is null).Saw("nobody is there", cluster.Devices.Count == 0).Saw("several are there", cluster.Devices.Count > 1).SawOneOf(cluster.Queue.State);
        var read = Assert.IsType<DealerMessage>(DealerFrameReader.Read(HubFrames.ClusterUpdate(cluster).Encode()).Frame);
        Assert.Equal(PayloadError.None, PayloadReader.TryRead(read, out var payload));
        Assert.Equal(cluster, HubBodyReader.ReadCluster(payload!.Content.Span).Body);
        Assert.Null(read.ConnectionId);
    }).Check(Seeded.Quick));

    [Fact]
    public void A_command_is_relayed_as_it_was_written_and_its_reply_finds_its_exchange() => Cases.MustOccur(cases => Prop.ForAll(Gen.OneOf(Draws.Between(0, 9), Draws.Between(0, uint.MaxValue), Gen.Constant((long)uint.MaxValue)).ToArbitrary(), number =>
    {
        cases.Saw("a small number", number < 10).Saw("the largest", number == uint.MaxValue).Saw("more than an int holds", number > int.MaxValue);
        var posted = DealerDraws.Utf8($$$"""{"message_id":{{{number}}},"sent_by_device_id":"phone","command":{"endpoint":"pause"}}""");
        var exchange = new ExchangeEpoch((uint)number);
        var request = Assert.IsType<DealerRequest>(DealerFrameReader.Read(HubFrames.Command(exchange, posted).Encode()).Frame);
        Assert.Equal(PayloadError.None, PayloadReader.TryRead(request, out var command));
        Assert.Equal(PayloadError.None, PayloadReader.TryRead(posted, out var sent));
        Assert.Equal(sent, command);
        Assert.Equal(exchange, HubFrames.ExchangeOf(new(request.Key, Success: true)));
    }).Check(Seeded.Quick));

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("-1")]
    [InlineData("4294967296")]
    [InlineData("٣")]
    public void A_key_that_no_hub_wrote_is_no_exchange(string key) => Assert.Equal(default, HubFrames.ExchangeOf(new(key, Success: true)));

    [Fact]
    public void What_is_printed_holds_no_secret()
    {
        Assert.DoesNotContain("hush", new Login("alice", "hush").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", new Grant("hush", 30).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Every text as long as it may be, of letters that take the most bytes.</summary>
    [Fact]
    public void The_largest_cluster_fits_in_a_frame()
    {
        var (text, name) = (new string('\u0001', HubTexts.CharsMax), new string('\u0001', DeviceReport.NameCharsMax));
        var devices = Enumerable.Repeat(new ClusterDevice(text, name, IsPlaying: true, text, 100), AccountData.LinesMax).ToArray();
        var cluster = new Cluster(text, uint.MaxValue, long.MaxValue, new(devices), new(QueueState.Playing, text, 127, 128, RepeatMode.All, Shuffle: true));
        Assert.Equal(WireError.None, DealerFrameReader.Read(HubFrames.ClusterUpdate(cluster).Encode()).Fault.Error);
    }

    private static (HubBody? Body, WireFault Fault) Read(Type type, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = type == typeof(Login) ? Plain(HubBodyReader.ReadLogin(bytes))
            : type == typeof(Grant) ? Plain(HubBodyReader.ReadGrant(bytes))
            : type == typeof(DeviceReport) ? Plain(HubBodyReader.ReadDeviceReport(bytes))
            : type == typeof(QueueWish) ? Plain(HubBodyReader.ReadQueueWish(bytes))
            : Plain(HubBodyReader.ReadCluster(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocatedBytesMax);
        Assert.Equal(reading.Fault.Error == WireError.None, reading.Body is not null);
        return reading;
    }

    private static (HubBody? Body, WireFault Fault) Plain<TBody>(HubReading<TBody> reading)
        where TBody : HubBody => (reading.Body, reading.Fault);

    private static byte[] Encode(HubBody body)
    {
        var output = new ArrayBufferWriter<byte>();
        body.Write(output);
        return output.WrittenSpan.ToArray();
    }

    private static HubBody Body(Tape tape) => tape.Below(6) switch
    {
        0 => new Login(tape.Text(), tape.Text()),
        1 => new Grant(tape.Text(), tape.Below(1_000)),
        2 => new DeviceReport(tape.Text(), tape.Text(), tape.Flag(), tape.Flag() ? (uint)(1 + tape.Below(9)) : null, tape.Flag(), tape.MaybeRef(tape.Text), tape.Below(101)),
        3 or 4 => Wish(tape),
        _ => ClusterOf(tape),
    };

    private static QueueWish Wish(Tape tape) => tape.Below(4) switch
    {
        0 => new(QueueTrigger.TrackAdded, Track: tape.Text()),
        1 => new(QueueTrigger.RepeatChosen, Repeat: (RepeatMode)tape.Below(3)),
        2 => new(QueueTrigger.ShuffleChosen, Shuffle: tape.Flag()),
        _ => new(tape.Pick(QueueTrigger.PlayRequested, QueueTrigger.NextRequested, QueueTrigger.ClearRequested)),
    };

    private static Cluster ClusterOf(Tape tape) => new(
        tape.MaybeRef(tape.Text),
        (uint)tape.Below(9),
        tape.Below(1_000),
        new(tape.Many(3, () => new ClusterDevice(tape.Text(), tape.Text(), tape.Flag(), tape.MaybeRef(tape.Text), tape.Below(101)))),
        new((QueueState)tape.Below(3), tape.MaybeRef(tape.Text), tape.Below(PlayOrder.TracksMax), tape.Below(PlayOrder.TracksMax), (RepeatMode)tape.Below(3), tape.Flag()));
}
