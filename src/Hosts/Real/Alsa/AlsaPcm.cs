using Holdover.Machines;

using static Holdover.Hosts.Real.Alsa.AlsaLibrary;

namespace Holdover.Hosts.Real.Alsa;

/// <summary>A sound device that is open for playback, and never makes whoever calls wait for room. Calls may come from any thread.</summary>
internal sealed class AlsaPcm : IDisposable
{
    private nint pcm;
    private int format;

    private AlsaPcm(string device, nint pcm)
    {
        Device = device;
        this.pcm = pcm;
    }

    public string Device { get; }

    /// <summary>The frames a second that were granted.</summary>
    public int Rate { get; private set; }

    public int Channels { get; private set; }

    public int BytesPerFrame { get; private set; }

    /// <summary>Frames that it can hold, which may be far more or less than was asked for.</summary>
    public int BufferFrames { get; private set; }

    /// <param name="device">A PCM name, such as default or hw:0.</param>
    /// <exception cref="AlsaException">It is not to be had.</exception>
    /// <exception cref="AlsaMissingException">The machine has no libasound.</exception>
    public static AlsaPcm Open(string device)
    {
        Require();
        var error = snd_pcm_open(out var pcm, device, StreamPlayback, NonBlocking);
        return error < 0 ? throw new AlsaException(device, "cannot be opened", -error) : new(device, pcm);
    }

    /// <summary>Asks for 16-bit samples. The rate and the rest are the nearest that it has: what was granted is to be looked at.</summary>
    /// <param name="rate">Frames a second.</param>
    /// <param name="channels">Of a frame.</param>
    /// <param name="latency">How much it should hold.</param>
    /// <param name="takesOther">Whether other samples and channels are as good, if it has not got these.</param>
    /// <exception cref="AlsaException">It cannot be played to like that.</exception>
    public void Configure(int rate, int channels, Duration latency, bool takesOther = false)
    {
        Check(snd_pcm_hw_params_malloc(out var parameters));
        try
        {
            Check(snd_pcm_hw_params_any(pcm, parameters));
            Check(snd_pcm_hw_params_set_access(pcm, parameters, AccessInterleaved));
            SetFormat(parameters, takesOther);
            var (rateNear, channelsNear) = ((uint)rate, (uint)channels);
            Check(snd_pcm_hw_params_set_channels_near(pcm, parameters, ref channelsNear));
            if (channelsNear != channels && !takesOther)
                throw new AlsaException(Device, $"plays {channelsNear} channels, not {channels} (one named plughw: may)", ErrorNumber.Invalid);
            Check(snd_pcm_hw_params_set_rate_near(pcm, parameters, ref rateNear, 0));
            SetLatency(parameters, latency);
            Check(snd_pcm_hw_params(pcm, parameters));
            (Rate, Channels, BytesPerFrame) = ((int)rateNear, (int)channelsNear, (int)channelsNear * snd_pcm_format_physical_width(format) / 8);
            Check(snd_pcm_get_params(pcm, out var bufferFrames, out _));
            BufferFrames = (int)bufferFrames;
        }
        finally
        {
            snd_pcm_hw_params_free(parameters);
        }
    }

    /// <summary>So many frames in which nothing is to be heard, as it takes them.</summary>
    public unsafe byte[] Silence(int frames)
    {
        var silence = new byte[frames * BytesPerFrame];
        fixed (byte* first = silence)
            Check(snd_pcm_format_set_silence(format, first, (uint)(frames * Channels)));
        return silence;
    }

    /// <summary>Gives it whole frames. The result is how many it took, or a negative error number.</summary>
    public unsafe int Write(ReadOnlySpan<byte> frames)
    {
        fixed (byte* first = frames)
            return (int)snd_pcm_writei(pcm, first, (nuint)(frames.Length / BytesPerFrame));
    }

    /// <summary>Frames that it has room for, or a negative error number. Not every device says by itself that it is gone.</summary>
    public int Room()
    {
        var room = (int)snd_pcm_avail(pcm);
        return snd_pcm_state(pcm) == StateDisconnected ? -ErrorNumber.NoDevice : room;
    }

    /// <summary>Frames that it was given and has not played; none if it ran dry or is gone.</summary>
    public int Delay() => snd_pcm_delay(pcm, out var frames) < 0 ? 0 : (int)Math.Max(frames, 0);

    /// <summary>Makes it play again what it is given next. The result is 0 or a negative error number.</summary>
    public int Prepare() => snd_pcm_prepare(pcm);

    /// <summary>Plays nothing more of what it was given. The result is 0 or a negative error number.</summary>
    public int Drop()
    {
        _ = snd_pcm_drop(pcm);
        return Prepare();
    }

    /// <summary>What it was given and has not played is dropped.</summary>
    public void Dispose()
    {
        var closed = Interlocked.Exchange(ref pcm, 0);
        if (closed != 0)
            _ = snd_pcm_close(closed);
    }

    private void SetFormat(nint parameters, bool takesOther)
    {
        format = FormatS16;
        var refused = snd_pcm_hw_params_set_format(pcm, parameters, format);
        if (refused < 0 && takesOther)
            refused = snd_pcm_hw_params_set_format_first(pcm, parameters, out format);
        Check(refused);
        Check(snd_pcm_format_physical_width(format) < 8 ? -ErrorNumber.Invalid : 0);
    }

    /// <summary>Four periods to a buffer: a quarter of it is the latest that whoever fills it may be. A device has its own limits.</summary>
    private void SetLatency(nint parameters, Duration latency)
    {
        var (buffer, period) = ((uint)latency.Microseconds, (uint)latency.Microseconds / 4);
        Check(snd_pcm_hw_params_set_period_time_near(pcm, parameters, ref period, 0));
        Check(snd_pcm_hw_params_set_buffer_time_near(pcm, parameters, ref buffer, 0));
    }

    private void Check(int result)
    {
        if (result < 0)
            throw new AlsaException(Device, "does not play 16-bit PCM as it was asked to (one named plughw: may)", -result);
    }
}
