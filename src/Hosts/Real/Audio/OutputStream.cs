using Holdover.Hosts.Real.Alsa;
using Holdover.Hosts.Real.Audio.Wave;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>One stream through a player: it opens the device, is asked by it for frames, and tells where it stands whenever it is asked.</summary>
internal sealed class OutputStream(AudioFormat format, OutputEpoch opening, Action<PlaybackInput> tell, MonotonicClock clock) : IWaveProvider
{
    /// <summary>A device that is to play its rest, and stands still for so long, is not waited for any longer.</summary>
    private static readonly TimeSpan StandstillMax = TimeSpan.FromMilliseconds(500);

    private readonly object gate = new();
    private readonly PcmQueue queue = new();
    private readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IWavePlayer? player;
    private long given;
    private long taken;
    private int underruns;
    private bool isComplete;

    public WaveFormat WaveFormat { get; } = new(format.SampleRate, format.BitDepth, format.Channels);

    /// <summary>Holds the device from when the last stream has let go of it until this one is over.</summary>
    public async Task Run(Func<IWavePlayer> create, Task released)
    {
        await released;
        await Task.Run(async () =>
        {
            using var created = create();
            if (!Begin(created))
                return;
            await completed.Task;
            await PlayRest();
        });
    }

    public void Write(ReadOnlySpan<byte> frames)
    {
        lock (gate)
        {
            queue.Enqueue(frames);
            given += frames.Length;
            Monitor.Pulse(gate);
        }
    }

    public void Flush()
    {
        lock (gate)
            queue.Clear();
        player?.Stop();
        player?.Play();
    }

    /// <summary>No more comes: the player stops by itself when it has played what it was given.</summary>
    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            Monitor.Pulse(gate);
        }

        completed.TrySetResult();
    }

    public void Drop()
    {
        stopped.TrySetResult();
        Complete();
    }

    /// <summary>
    /// What there is; silence, if nothing comes for as long as the player can wait, and it does not hear of it. For the
    /// timeline silence is delay, as which it is told.
    /// </summary>
    public int Read(Span<byte> buffer)
    {
        lock (gate)
        {
            Report();
            if (queue.Length == 0 && !isComplete)
                Monitor.Wait(gate, PatienceOf(buffer.Length));
            var length = Math.Min(queue.Length, buffer.Length);
            queue.Dequeue(buffer[..length]);
            if (length == 0 && !isComplete)
            {
                buffer.Clear();
                length = buffer.Length;
            }

            taken += length;
            return length;
        }
    }

    /// <summary>What it was given is heard, however slowly the device or this machine goes; only one that stands still is given up.</summary>
    private async Task PlayRest()
    {
        for (var before = TimeSpan.MaxValue; !stopped.Task.IsCompleted && Rest is var rest && rest < before; before = rest)
            await Task.WhenAny(stopped.Task, Task.Delay(StandstillMax));
    }

    private bool Begin(IWavePlayer created)
    {
        try
        {
            created.PlaybackStopped += Stopped;
            if (created is IWaveUnderrun noticing)
                noticing.Underrun += (_, _) => Interlocked.Increment(ref underruns);
            created.Init(this);
        }
        catch (Exception error)
        {
            Fail(error);
            return false;
        }

        lock (gate)
        {
            if (isComplete)
                return false;
            player = created;
        }

        tell(PlaybackInput.OutputOpened(opening, OutputMode.Clocked, created.OutputWaveFormat.SampleRate));
        created.Play();
        return true;
    }

    /// <summary>A player that was told to stop plays on; one that stopped by itself is done.</summary>
    private void Stopped(object? sender, StoppedEventArgs reason)
    {
        if (reason.Exception is { } error)
        {
            Fail(error);
            Drop();
        }
        else if (isComplete)
        {
            stopped.TrySetResult();
        }
    }

    private void Fail(Exception error) => tell(PlaybackInput.OutputFailed(
        opening, error is AlsaException { IsBusy: true } ? OutputFault.Busy : OutputFault.Broken));

    private void Report() => tell(PlaybackInput.OutputReported(
        opening, new(given / format.BytesPerFrame, (queue.Length + InPlayer) / format.BytesPerFrame, clock.Now), Interlocked.Exchange(ref underruns, 0)));

    /// <summary>Bytes that the player took and has not played.</summary>
    private long InPlayer => taken - ((IWavePosition)player!).GetPosition();

    private TimeSpan Rest
    {
        get
        {
            lock (gate)
                return SpanOf(queue.Length + InPlayer);
        }
    }

    /// <summary>
    /// How long the player can wait: it asks for a buffer long before it needs one, unless it has just begun. Not all that
    /// it has not played can be counted on: of some devices much is on its way to the ear.
    /// </summary>
    private TimeSpan PatienceOf(int asked) => SpanOf(Math.Clamp(InPlayer - asked, 0, asked));

    private TimeSpan SpanOf(long bytes) => TimeSpan.FromSeconds(bytes / (double)WaveFormat.AverageBytesPerSecond);
}
