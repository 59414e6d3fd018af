using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Alsa;

/// <summary>Finds out whether a sound device would be granted, by playing silence to it.</summary>
public static class AlsaProbe
{
    private const int Rate = 48_000;

    /// <summary>Between looks for room. Not libasound's own wait: for a device that wakes it for nothing, that never ends.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>As players have it.</summary>
    private static readonly Duration Latency = Duration.FromMilliseconds(200);

    /// <summary>
    /// Opens the device as a player does, plays silence for so long, and closes it before it returns. Blocks meanwhile.
    /// What most players ask for is asked for, and where the device has not got that, whatever it has: it is not for us to
    /// refuse what the child may want.
    /// </summary>
    /// <param name="device">A PCM name, such as default or hw:0.</param>
    /// <param name="silence">How long the silence is.</param>
    /// <param name="asPlay">Whether it is for `holdover play`, of which it is known what it can do with.</param>
    /// <param name="stop">Gives the probe up. While a driver sits on the opening itself, nothing can.</param>
    /// <returns>No fault if it was granted. Who holds a busy one is not known here.</returns>
    /// <exception cref="AlsaMissingException">The machine has no libasound.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static DeviceTrouble Probe(string device, Duration silence, bool asPlay, CancellationToken stop)
    {
        try
        {
            using var pcm = AlsaPcm.Open(device);
            pcm.Configure(Rate, channels: 2, Latency, takesOther: !asPlay);
            return Trouble(PlaySilence(pcm, silence, stop));
        }
        catch (AlsaException refused)
        {
            return Trouble(refused.ErrorNumber);
        }
    }

    /// <summary>The result is 0 or the error that ended it.</summary>
    private static int PlaySilence(AlsaPcm pcm, Duration silence, CancellationToken stop)
    {
        var part = pcm.Rate / 100;
        var samples = pcm.Silence(part);
        var given = Math.Max(silence.Microseconds * pcm.Rate / 1_000_000, 1);
        for (var left = given; left > 0;)
        {
            var count = (int)Math.Min(left, part);
            var taken = pcm.Write(samples.AsSpan(0, count * pcm.BytesPerFrame));
            left -= Math.Max(taken, 0);
            var error = Judge(taken, pcm);
            if (error < 0)
                return -error;
            if (taken <= 0)
                Wait(stop);
        }

        return AwaitPlayed(pcm, given, stop);
    }

    /// <summary>
    /// A buffer may take all of the silence at once, which says nothing of the device: it works when it has played some of
    /// it. A converter in between may be wrong by some frames.
    /// </summary>
    private static int AwaitPlayed(AlsaPcm pcm, long given, CancellationToken stop)
    {
        for (; ; Wait(stop))
        {
            var room = pcm.Room();
            if (room == -ErrorNumber.BrokenPipe || room + given > pcm.BufferFrames + (pcm.Rate / 1_000))
                return 0;
            if (Judge(room, pcm) is < 0 and var error)
                return -error;
        }
    }

    /// <summary>What is left of a negative result: a buffer that ran dry is our own fault, and says nothing of the device.</summary>
    private static int Judge(int result, AlsaPcm pcm) => result switch
    {
        -ErrorNumber.BrokenPipe => pcm.Prepare(),
        -ErrorNumber.Again or -ErrorNumber.Interrupted => 0,
        _ => Math.Min(result, 0),
    };

    private static void Wait(CancellationToken stop)
    {
        if (stop.WaitHandle.WaitOne(Look))
            throw new OperationCanceledException(stop);
    }

    /// <summary>What an error number says of a device; 0 is no fault.</summary>
    internal static DeviceTrouble Trouble(int errorNumber) => new(
        errorNumber switch
        {
            0 => ProbeFault.None,
            ErrorNumber.Busy => ProbeFault.Busy,
            ErrorNumber.NoEntry or ErrorNumber.NoDevice or ErrorNumber.NoDeviceOrAddress => ProbeFault.Missing,
            _ => ProbeFault.Error,
        },
        errorNumber,
        default);
}
