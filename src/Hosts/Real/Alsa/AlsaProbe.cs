using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Alsa;

/// <summary>Finds out whether a sound device would be granted, by playing silence to it.</summary>
public static class AlsaProbe
{
    private const int Rate = 48_000;

    /// <summary>Between looks for room. Not libasound's own wait: for a device that wakes it for nothing, that never ends.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Little enough to be heard wrong soon: a buffer that takes all of the silence at once would tell nothing.</summary>
    private static readonly Duration Latency = Duration.FromMilliseconds(200);

    /// <summary>
    /// Opens the device as a player does, plays silence for so long, and closes it before it returns. Blocks meanwhile.
    /// </summary>
    /// <param name="device">A PCM name, such as default or hw:0.</param>
    /// <param name="silence">How long the silence is.</param>
    /// <param name="stop">Gives the probe up. While a driver sits on the opening itself, nothing can.</param>
    /// <returns>No fault if it was granted. Who holds a busy one is not known here.</returns>
    /// <exception cref="AlsaMissingException">The machine has no libasound.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static DeviceTrouble Probe(string device, Duration silence, CancellationToken stop)
    {
        try
        {
            using var pcm = AlsaPcm.Open(device);
            pcm.Configure([AlsaFormat.S16, AlsaFormat.S32, AlsaFormat.S24, AlsaFormat.S24Packed], Rate, channels: 2, Latency);
            return Trouble(PlaySilence(pcm, silence, stop));
        }
        catch (AlsaException refused)
        {
            return Trouble(refused.ErrorNumber);
        }
    }

    /// <summary>The result is 0 or the error that ended it. A buffer that ran dry is our own fault: it says nothing of the device.</summary>
    private static int PlaySilence(AlsaPcm pcm, Duration silence, CancellationToken stop)
    {
        var zeros = new byte[pcm.BytesPerFrame * pcm.Rate / 100];
        var left = silence.Microseconds * pcm.Rate / 1_000_000;
        while (left > 0)
        {
            var count = (int)Math.Min(left, zeros.Length / pcm.BytesPerFrame);
            var taken = pcm.Write(zeros.AsSpan(0, count * pcm.BytesPerFrame));
            left -= Math.Max(taken, 0);
            var error = taken switch
            {
                -ErrorNumber.BrokenPipe => pcm.Prepare(),
                -ErrorNumber.Again or -ErrorNumber.Interrupted => 0,
                _ => taken,
            };
            if (error < 0)
                return -error;
            if (taken <= 0 && stop.WaitHandle.WaitOne(Look))
                throw new OperationCanceledException(stop);
        }

        return 0;
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
