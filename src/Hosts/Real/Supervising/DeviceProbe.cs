using System.Globalization;

using Holdover.Hosts.Real.Alsa;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>
/// Tries a device in a process of its own: a driver that sits on an opening can be given up by nobody, and what would
/// then hang is that process and not us. One that does not even die of a kill is waited for before another is started,
/// so that there is never more than one. It exits with the error number for which the device was refused, or 0.
/// </summary>
public sealed class DeviceProbe
{
    private readonly ProcessFamily family;
    private readonly SupervisorOptions options;
    private readonly DeviceHolders holders;
    private readonly Lock gate = new();
    private ProcessEpoch current;
    private ChildProcess? running;
    private bool isThere;

    internal DeviceProbe(ProcessFamily family, SupervisorOptions options)
    {
        (this.family, this.options) = (family, options);
        holders = new(options.Device, options.SoundNodes);
    }

    /// <summary>What that process does: 0, or the error number for which the device was refused. It dies with whoever started it.</summary>
    public static int Try(string device, Duration silence, bool asPlay)
    {
        _ = Libc.prctl(Libc.SetParentDeathSignal, Libc.SignalKill, 0, 0, 0);
        return AlsaProbe.Probe(device, silence, asPlay, CancellationToken.None).ErrorNumber;
    }

    /// <summary>Answers once, from any thread; an answer that comes when it was given up is of no use and no harm.</summary>
    internal void Begin(ProcessEpoch probe, Action<DeviceTrouble> answer)
    {
        lock (gate)
        {
            if (isThere)
            {
                answer(new(ProbeFault.TimedOut, 0, default));
                return;
            }

            (current, isThere) = (probe, true);
        }

        var milliseconds = options.Settings.ProbeSilence.Microseconds / 1_000;
        string[] command = [.. options.ProbeCommand, options.Device, milliseconds.ToString(CultureInfo.InvariantCulture), DeviceArguments.IsOfPlay(options.Command, options.Device).ToString()];
        family.Start(
            new(command[0], command, [.. EnvironmentVariables()]) { OwnGroup = true, IsQuiet = true },
            child => Started(probe, child),
            error => Answer(new(ProbeFault.Error, error, default), answer),
            code => Answer(code < ProcessSignal.ExitBase ? AlsaProbe.Trouble(code) : new(ProbeFault.Error, 0, default), answer));
    }

    /// <summary>Kills it.</summary>
    internal void Abort()
    {
        lock (gate)
        {
            current = default;
            running?.Kill();
        }
    }

    private static IEnumerable<string> EnvironmentVariables() =>
        from System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables() select $"{variable.Key}={variable.Value}";

    private void Started(ProcessEpoch probe, ChildProcess child)
    {
        lock (gate)
        {
            running = child;
            if (current != probe)
                child.Kill();
        }
    }

    private void Answer(DeviceTrouble trouble, Action<DeviceTrouble> answer)
    {
        lock (gate)
            (running, isThere) = (null, false);
        answer(trouble.Fault == ProbeFault.None ? trouble : trouble with { Holder = holders.OfOurs() });
    }
}
