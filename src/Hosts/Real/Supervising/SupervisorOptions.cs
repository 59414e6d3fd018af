using Holdover.Hosts.Real.Alsa;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>What a supervisor is told at its start.</summary>
/// <param name="Command">The child: a program and its arguments.</param>
/// <param name="Settings">Of its machine.</param>
public sealed record SupervisorOptions(IReadOnlyList<string> Command, SupervisorSettings Settings)
{
    /// <summary>The sound device that the child plays to, if its start is to wait for it.</summary>
    public string Device { get; init; } = "";

    /// <summary>The command that tries it, to which the device, the milliseconds of silence and whether it is for our own player are appended: see <see cref="DeviceProbe"/>.</summary>
    public IReadOnlyList<string> ProbeCommand { get; init; } = [];

    /// <summary>The command that ends what the child started when we were killed, to which our mark is appended: see <see cref="OrphanedFamily"/>.</summary>
    public IReadOnlyList<string> GuardCommand { get; init; } = [];

    /// <summary>How the paths of device nodes for sound begin.</summary>
    public string SoundNodes { get; init; } = "/dev/snd/pcm";

    /// <summary>A file that always says how things stand.</summary>
    public string? StatusFile { get; init; }

    /// <summary>By which people know the child.</summary>
    internal string Name => Path.GetFileName(Command[0]);

    /// <summary>Says what the machine lacks for this, and what to do, or null.</summary>
    public string? Lack()
    {
        if (Settings.OnParentDeath == OnParentDeath.Kill && Executable.Find(ChildRequest.SetPrivileges, out _) is null)
            return $"{ChildRequest.SetPrivileges}, by which a child dies with its supervisor, is not there; install util-linux, or say --on-parent-death survive";
        if (StatusFile is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(StatusFile))))
            return $"the folder of the status file {StatusFile} is not there; make it, or name another";
        if (Directory.Exists(StatusFile))
            return $"the status file {StatusFile} is a folder; name a file in it";
        try
        {
            if (Settings.Gate)
                AlsaLibrary.Require();
            return null;
        }
        catch (AlsaMissingException missing)
        {
            return missing.Message;
        }
    }
}
