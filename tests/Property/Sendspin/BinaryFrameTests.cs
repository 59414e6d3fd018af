using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

public class BinaryFrameTests
{
    [Fact]
    public void A_chunk_reads_back() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var time = tape.Long();
        byte[] audio = [.. tape.Many(40, () => (byte)tape.Below(256))];
        cases.Saw("without a sample", audio.Length == 0).Saw("before zero", time < 0).Saw("as late as can be", time == long.MaxValue);
        var frame = new byte[AudioFrame.HeaderLength + audio.Length];
        AudioFrame.WriteHeader(frame, time);
        audio.CopyTo(frame, AudioFrame.HeaderLength);
        Assert.True(AudioFrame.TryRead(frame, out var read, out var error));
        Assert.Equal(WireError.None, error);
        Assert.Equal(time, read.TimestampUs);
        Assert.Equal(audio, read.Payload.ToArray());
    }).Check(Seeded.Quick.WithMaxTest(1_000)));

    [Fact]
    public void The_header_is_one_byte_and_a_big_endian_time()
    {
        var frame = new byte[AudioFrame.HeaderLength];
        AudioFrame.WriteHeader(frame, 0x0102030405060708);
        Assert.Equal([4, 1, 2, 3, 4, 5, 6, 7, 8], frame);
    }

    [Fact]
    public void Any_bytes_are_a_chunk_or_a_named_error()
    {
        var seen = new SortedSet<WireError>();
        Prop.ForAll(Tape.Any, numbers =>
        {
            var tape = new Tape(numbers);
            byte[] frame = [.. tape.Many(12, () => (byte)tape.Pick(4, tape.Below(256)))];
            seen.Add(AudioFrame.TryRead(frame, out _, out var error) ? WireError.None : error);
            Assert.Equal(frame.Length > 0 && frame[0] != AudioFrame.TypeAudio, error == WireError.Ignored);
        }).Check(Seeded.Quick.WithMaxTest(2_000));
        Assert.Equal([WireError.None, WireError.Ignored, WireError.TooShort], seen);
    }

    [Fact]
    public void A_chunk_is_bounded()
    {
        var frame = new byte[AudioFrame.HeaderLength + WireLimits.ChunkPayloadBytesMax + 1];
        frame[0] = AudioFrame.TypeAudio;
        Assert.True(AudioFrame.TryRead(frame.AsSpan(..^1), out _, out _));
        Assert.False(AudioFrame.TryRead(frame, out _, out var error));
        Assert.Equal(WireError.TooLarge, error);
    }

    [Fact]
    public void A_short_destination_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AudioFrame.WriteHeader(new byte[8], 0));

    [Fact]
    public void Chunks_and_clock_probes_allocate_nothing()
    {
        var frame = new byte[64];
        var probe = new ClientTime(1_732_227_685_123_456).Encode();
        var answer = new byte[TimeFrames.ServerTimeBytesMax];
        Run(frame, probe, answer, 200);
        var sum = 0L;
        Assert.Equal(0, Allocated.By(() => sum += Run(frame, probe, answer, 10_000)));
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void The_fast_answer_is_the_common_one() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var time = new ServerTime(tape.Long(), tape.Long(), tape.Long());
        cases.Saw("before zero", time.ServerReceived < 0).Saw("as early as can be", time.ClientTransmitted == long.MinValue).Saw("a few digits", time.ServerTransmitted is >= 0 and < 1_000);
        var answer = new byte[TimeFrames.ServerTimeBytesMax];
        var length = TimeFrames.WriteServerTime(answer, time.ClientTransmitted, time.ServerReceived, time.ServerTransmitted);
        Assert.Equal(Encoding.UTF8.GetString(time.Encode()), Encoding.UTF8.GetString(answer, 0, length));
    }).Check(Seeded.Quick.WithMaxTest(1_000)));

    private static long Run(byte[] frame, byte[] probe, byte[] answer, int rounds)
    {
        var sum = 0L;
        for (var round = 0; round < rounds; round++)
        {
            AudioFrame.WriteHeader(frame, round);
            if (AudioFrame.TryRead(frame, out var audio, out _)) sum += audio.TimestampUs + audio.Payload.Length;
            if (TimeFrames.TryReadClientTime(probe, out var time)) sum += TimeFrames.WriteServerTime(answer, time, 5, round);
        }

        return sum;
    }
}
