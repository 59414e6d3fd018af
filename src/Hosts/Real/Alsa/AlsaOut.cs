using Holdover.Hosts.Real.Audio.Wave;
using Holdover.Machines;

using WaveState = Holdover.Hosts.Real.Audio.Wave.PlaybackState;

namespace Holdover.Hosts.Real.Alsa;

/// <summary>
/// Plays 16-bit PCM to an ALSA device. A thread of its own keeps the device filled; the device is held from
/// <see cref="Init"/> to <see cref="Dispose"/>. On the way of the sound nothing is allocated.
/// </summary>
/// <param name="device">A PCM name, such as default or hw:0.</param>
/// <param name="latency">How much sound the device is given ahead, as near as it can.</param>
public sealed class AlsaOut(string device, Duration latency) : IWavePlayer, IWavePosition, IWaveUnderrun
{
    /// <summary>A device is looked at, and given what it lacks, so many times while all that it was given plays.</summary>
    private const int Looks = 4;

    private readonly Lock gate = new();
    private readonly AutoResetEvent awaken = new(initialState: false);
    private AlsaPcm? pcm;
    private IWaveProvider? provider;
    private Thread? thread;
    private TimeSpan look;
    private int heldMax;
    private byte[] buffer = [];
    private int first;
    private int end;
    private long taken;
    private int drops;
    private int xruns;
    private bool isDry;
    private volatile bool isDisposed;
    private volatile WaveState state;

    public event EventHandler<StoppedEventArgs>? PlaybackStopped;

    public event EventHandler? Underrun;

    /// <summary>How often that was so.</summary>
    public int Xruns => Volatile.Read(ref xruns);

    /// <summary>Always 1: what is louder or softer is so before it comes here.</summary>
    public float Volume
    {
        get => 1;
        set => Invariant.Holds(value == 1);
    }

    public WaveState PlaybackState => state;

    /// <summary>The rate is the one that was granted, which need not be the one that was asked for.</summary>
    public WaveFormat OutputWaveFormat { get; private set; } = new(0, 16, 0);

    /// <summary>Opens a device for stereo at the usual rate and closes it again; true, or it throws as <see cref="Init"/> does.</summary>
    public static bool IsGranted(string device, Duration latency)
    {
        using var opened = AlsaPcm.Open(device);
        opened.Configure(48_000, channels: 2, latency);
        return true;
    }

    /// <exception cref="AlsaException">The device is not to be had, or not for what this provider has.</exception>
    /// <exception cref="AlsaMissingException">The machine has no libasound.</exception>
    public void Init(IWaveProvider waveProvider)
    {
        Invariant.Holds(pcm is null && waveProvider.WaveFormat.BitsPerSample == 16);
        var wanted = waveProvider.WaveFormat;
        var opened = AlsaPcm.Open(device);
        try
        {
            opened.Configure(wanted.SampleRate, wanted.Channels, latency);
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        (pcm, provider) = (opened, waveProvider);
        OutputWaveFormat = new(opened.Rate, wanted.BitsPerSample, wanted.Channels);
        heldMax = (int)Math.Min(opened.BufferFrames, latency.Microseconds * opened.Rate / 1_000_000);
        look = TimeSpan.FromSeconds(heldMax / Looks / (double)opened.Rate);
        buffer = new byte[heldMax / Looks * opened.BytesPerFrame];
    }

    public void Play()
    {
        Invariant.Holds(provider is not null);
        state = WaveState.Playing;
        if (thread is null)
        {
            thread = new(Run) { IsBackground = true, Name = "Holdover sound" };
            thread.Start();
        }

        awaken.Set();
    }

    /// <summary>The device is silent when this returns, and is held still.</summary>
    public void Stop()
    {
        lock (gate)
        {
            drops++;
            (first, end, isDry) = (0, 0, true);
            _ = pcm?.Drop();
            state = WaveState.Stopped;
        }

        awaken.Set();
    }

    /// <summary>What the device has it still plays.</summary>
    public void Pause()
    {
        if (state == WaveState.Playing)
            state = WaveState.Paused;
    }

    public long GetPosition()
    {
        lock (gate)
            return taken - (end - first) - (pcm is null ? 0 : (long)pcm.Delay() * pcm.BytesPerFrame);
    }

    public void Dispose()
    {
        isDisposed = true;
        awaken.Set();
        if (thread == Thread.CurrentThread)
            return;
        thread?.Join();
        if (thread is null)
            Release();
    }

    private void Run()
    {
        Exception? broken = null;
        try
        {
            Feed();
        }
        catch (Exception error)
        {
            broken = error;
        }

        Release();
        state = WaveState.Stopped;
        PlaybackStopped?.Invoke(this, new(broken));
    }

    private void Feed()
    {
        for (var played = WaveState.Stopped; !isDisposed; awaken.WaitOne(look))
        {
            var now = state;
            if (now == WaveState.Playing && !Fill())
            {
                Drain();
                return;
            }

            if (now == WaveState.Stopped && played != now)
                PlaybackStopped?.Invoke(this, new());
            isDry |= now == WaveState.Paused;
            played = now;
        }
    }

    /// <summary>Gives the device what it lacks; false at the provider's end.</summary>
    private bool Fill()
    {
        while (!isDisposed && state == WaveState.Playing && (first < end || IsWanting()))
        {
            if (first == end && !Take())
                return false;
            if (!Write())
                return true;
        }

        return true;
    }

    /// <summary>Of a device with a larger buffer than it should have only a part is used. What is wrong with one is found when it is written to.</summary>
    private bool IsWanting()
    {
        lock (gate)
        {
            var room = pcm!.Room();
            return room < 0 || pcm.BufferFrames - room + (buffer.Length / pcm.BytesPerFrame) <= heldMax;
        }
    }

    /// <summary>What was taken while somebody stopped the player is not played: it is of before.</summary>
    private bool Take()
    {
        var before = Volatile.Read(ref drops);
        var length = provider!.Read(buffer);
        lock (gate)
        {
            taken += length;
            (first, end) = (0, drops == before ? length : 0);
        }

        return length > 0;
    }

    /// <summary>False if the device has no room for all of it.</summary>
    private bool Write()
    {
        lock (gate)
        {
            var written = pcm!.Write(buffer.AsSpan(first, end - first));
            if (written < 0 && written != -ErrorNumber.Again)
            {
                Recover(written);
                written = pcm.Write(buffer.AsSpan(first, end - first));
            }

            if (written > 0)
                (first, isDry) = (first + (written * pcm.BytesPerFrame), false);
            return first == end;
        }
    }

    /// <exception cref="AlsaException">The device is gone.</exception>
    private void Recover(int error)
    {
        if (error == -ErrorNumber.Interrupted)
            return;
        var ranDry = error is -ErrorNumber.BrokenPipe or -ErrorNumber.Suspended;
        var prepared = ranDry ? pcm!.Prepare() : error;
        if (prepared < 0)
            throw new AlsaException(device, "broke off", -prepared);
        if (isDry)
            return;
        isDry = true;
        xruns++;
        Underrun?.Invoke(this, EventArgs.Empty);
    }

    private void Drain()
    {
        while (!isDisposed && pcm!.Delay() > 0)
            awaken.WaitOne(look);
    }

    private void Release()
    {
        lock (gate)
        {
            pcm?.Dispose();
            pcm = null;
        }
    }
}
