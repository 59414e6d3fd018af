using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

public class FrameGridTests
{
    private const long SecondsOf30Days = 30L * 24 * 3600;

    private static readonly int[] Rates =
        [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 352_800, 384_000];

    [Fact]
    public void Index_to_time_to_index_is_the_identity_over_30_days() => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var format = AudioFormat.Standard with { SampleRate = tape.Pick([.. Rates, tape.Between(8_000, 384_000)]) };
        var start = (tape.Long() & long.MaxValue) % (SecondsOf30Days * format.SampleRate);
        for (var frame = start; frame < start + 500; frame++) AssertIdentity(format, frame);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Every_frame_around_every_second_boundary_of_every_usual_rate_holds()
    {
        foreach (var rate in Rates)
        {
            var format = AudioFormat.Standard with { SampleRate = rate };
            for (long frame = -rate; frame <= 2L * rate; frame++) AssertIdentity(format, frame);
            for (long last = SecondsOf30Days * rate, frame = last - 1_000; frame <= last; frame++) AssertIdentity(format, frame);
        }
    }

    [Fact]
    public void A_timestamp_is_the_exact_quotient_rounded_down() => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var rate = tape.Between(8_000, 384_000);
        var frame = tape.Long() / 1_000_000;
        var exact = new BigInteger(frame) * 1_000_000;
        var floor = (exact - (((exact % rate) + rate) % rate)) / rate;
        Assert.Equal(floor, (AudioFormat.Standard with { SampleRate = rate }).TimestampUs(frame));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Any_time_from_the_wire_has_a_frame() => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var format = tape.Format();
        var time = tape.Long();
        var frame = format.FrameAt(time);
        Assert.InRange(frame - format.FramesIn(time), 0, 1);
        Assert.True(BigInteger.Abs((new BigInteger(frame) * 1_000_000) - (new BigInteger(time) * format.SampleRate)) <= 500_000);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Sizes_follow_from_counts()
    {
        Assert.Equal(4, AudioFormat.Standard.BytesPerFrame);
        Assert.Equal(4 * 1_200, AudioFormat.Standard.BytesIn(25_000));
        Assert.Equal(1_102, (AudioFormat.Standard with { SampleRate = 44_100 }).FramesIn(25_000));
        Assert.Equal(18, new AudioFormat(Codec.Pcm, 48_000, 6, 24).BytesPerFrame);
        Assert.Equal(
            WireLimits.ChunkPayloadBytesMax, new AudioFormat(Codec.Pcm, 384_000, 8, 32).BytesIn(WireLimits.ChunkMsMax * 1_000));
    }

    private static void AssertIdentity(AudioFormat format, long frame)
    {
        // Assert.Equal boxes; over millions of frames that is most of the time.
        if (format.FrameAt(format.TimestampUs(frame)) != frame) Assert.Fail($"Frame {frame} at {format.SampleRate} Hz.");
    }
}
