using Holdover.Endpoint;
using Holdover.Hosts.Real.Alsa;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Audio.Wave;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;

namespace Holdover.Commands;

/// <summary>What `play --output` asks for, and what a speaker has to know of it.</summary>
internal sealed class SpeakerOutput
{
    private const string WavPrefix = "wav:";
    private const string AlsaDefault = "default";
    private const string AlsaPrefix = "alsa:";

    /// <summary>A card of the far end of a slow bus may take seconds.</summary>
    private static readonly Duration OpenMax = Duration.FromSeconds(5);

    private readonly Duration latency;

    /// <exception cref="UserException">The text is no output, or the machine has not got it.</exception>
    public SpeakerOutput(string text, Duration latency)
    {
        this.latency = latency;
        if (text == "null")
            Audio = new NullOutput();
        else if (text.StartsWith(WavPrefix, StringComparison.Ordinal) && text.Length > WavPrefix.Length)
            Audio = OpenWav(File = text[WavPrefix.Length..]);
        else if (text == "alsa" || (text.StartsWith(AlsaPrefix, StringComparison.Ordinal) && text.Length > AlsaPrefix.Length))
            Audio = OpenAlsa(Device = text == "alsa" ? AlsaDefault : text[AlsaPrefix.Length..]);
        else
            throw new UserException(ExitCode.Usage, $"--output takes alsa, alsa:DEVICE, wav:FILE or null, and '{text}' is none of them");
    }

    public IAudioOutput Audio { get; }

    /// <summary>The file that is written, if one is.</summary>
    public string? File { get; }

    /// <summary>The sound device that is played to, if one is.</summary>
    public string? Device { get; }

    /// <summary>
    /// Twice what the device is given ahead is given to its player: whoever fills either may be late by as much. A file
    /// ends with its stream; a device waits for the next.
    /// </summary>
    public EndpointSettings Settings => Device is null
        ? new() { EndWithStream = File is not null }
        : new() { Playback = new() { OutputOpenMax = OpenMax, OutputAhead = latency * 2 } };

    /// <summary>That a device cannot be had is said at once, and not only when a stream begins.</summary>
    private PlayerOutput OpenAlsa(string device)
    {
        SoundDevice.Ask(() => AlsaOut.IsGranted(device, latency));
        return new(() => new AlsaOut(device, latency), new MonotonicClock(TimeProvider.System));
    }

    /// <summary>The file is made when a stream begins, which may be long from now; that its folder is missing is said at once.</summary>
    private static WavOutput OpenWav(string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new UserException(ExitCode.Environment, $"{path} cannot be written: its folder does not exist; make it, or name another");
        if (Directory.Exists(path))
            throw new UserException(ExitCode.Environment, $"{path} cannot be written: it is a folder; name a file in it");
        return new(path);
    }
}
