using Holdover.Hosts.Real.Alsa;
using Holdover.Hosts.Real.Audio.Wave;
using Holdover.Machines;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>The player by itself, as whoever knows NAudio would use it.</summary>
public sealed class AlsaOutTests : IDisposable
{
    private static readonly Duration Latency = Duration.FromMilliseconds(100);

    private readonly TestCard card = new();
    private readonly TaskCompletionSource<StoppedEventArgs> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => card.Dispose();

    [SoundCardFact]
    public async Task It_plays_to_the_end_of_its_provider_and_stops_by_itself()
    {
        var tape = new Tape(Music.Noise(milliseconds: 400).Pcm);
        using var player = Create(tape);
        Assert.Equal(48_000, player.OutputWaveFormat.SampleRate);
        player.Play();
        Assert.Null((await Wait.For(stopped.Task, "the end")).Exception);
        Assert.Equal(tape.Pcm, card.Played);
        Assert.Equal(tape.Pcm.Length, player.GetPosition());
        Assert.False(card.IsHeld);
    }

    [SoundCardFact]
    public async Task What_breaks_it_is_told()
    {
        using var player = Create(new Tape(new byte[1 << 20]));
        player.Play();
        await Wait.Until(() => card.Played.Length > 0, "sound");
        card.Unplug();
        var error = Assert.IsType<AlsaException>((await Wait.For(stopped.Task, "the end")).Exception);
        Assert.Equal(19, error.ErrorNumber);
        Assert.Contains("broke off", error.Message, StringComparison.Ordinal);
    }

    [SoundCardFact]
    public async Task What_it_had_taken_when_it_was_stopped_is_not_played()
    {
        var tape = new Tape([.. Enumerable.Repeat((byte)1, 1 << 20)]);
        using var player = Create(tape);
        player.Play();
        await Wait.Until(() => card.Played.Length > 0, "sound");
        player.Stop();
        Assert.Null((await Wait.For(stopped.Task, "the stop")).Exception);
        var played = card.Played.Length;
        Assert.Equal(tape.Position, player.GetPosition());
        Assert.InRange(played, 1, tape.Position - 1);

        tape.Fill(2);
        player.Play();
        await Wait.Until(() => card.Played.Length > played, "sound again");
        Assert.DoesNotContain((byte)1, card.Played[played..]);
    }

    [SoundCardFact]
    public async Task What_it_had_taken_when_it_was_paused_is_played_and_running_dry_then_is_no_xrun()
    {
        var tape = new Tape([.. Enumerable.Repeat((byte)1, 1 << 20)]);
        using var player = Create(tape);
        player.Play();
        await Wait.Until(() => card.Played.Length > 0, "sound");
        player.Pause();
        await Wait.Until(() => tape.Position - player.GetPosition() <= Tape.ReadMax, "the rest");
        var played = card.Played.Length;
        player.Play();
        await Wait.Until(() => card.Played.Length > played + Tape.ReadMax, "sound again");
        Assert.Equal(0, player.Xruns);
    }

    [SoundCardFact]
    public async Task Nothing_is_allocated_while_it_plays()
    {
        var tape = new Tape(new byte[1 << 20]);
        using var player = Create(tape);
        player.Play();
        await Wait.Until(() => tape.Reads > 30, "sound");
        Assert.Equal(0, tape.Allocated);
    }

    [SoundCardFact]
    public void Channels_that_it_has_not_are_refused_in_words()
    {
        using var player = new AlsaOut(card.Device, Latency);
        var error = Assert.Throws<AlsaException>(() => player.Init(new Tape([], channels: 6)));
        Assert.Contains("channels", error.Message, StringComparison.Ordinal);
        Assert.False(card.IsHeld);
    }

    private AlsaOut Create(Tape tape)
    {
        var player = new AlsaOut(card.Device, Latency);
        player.PlaybackStopped += (_, reason) => stopped.TrySetResult(reason);
        player.Init(tape);
        return player;
    }

    /// <summary>Plays bytes from a memory, and counts what the thread that asks for them allocates in between.</summary>
    private sealed class Tape(byte[] pcm, int channels = 2) : IWaveProvider
    {
        /// <summary>A quarter of the latency is asked for at once; so much may wait in the player.</summary>
        public const int ReadMax = 4_800;

        private int position;
        private int reads;
        private long allocated;
        private long before;

        public byte[] Pcm => pcm;

        public WaveFormat WaveFormat { get; } = new(48_000, 16, channels);

        public long Position => Volatile.Read(ref position);

        public int Reads => Volatile.Read(ref reads);

        public long Allocated => Volatile.Read(ref allocated);

        public void Fill(byte value) => Array.Fill(pcm, value);

        public int Read(Span<byte> buffer)
        {
            // The first rounds warm up what they call.
            var now = GC.GetAllocatedBytesForCurrentThread();
            if (reads > 10)
                allocated += now - before;
            before = now;
            reads++;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(buffer.Length, ReadMax);
            var length = Math.Min(buffer.Length, pcm.Length - position);
            pcm.AsSpan(position, length).CopyTo(buffer);
            position += length;
            return length;
        }
    }
}
