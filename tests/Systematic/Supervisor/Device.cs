using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>An audio device, who holds it, and what is known of whoever looks like a leftover.</summary>
internal sealed class Device
{
    public const int BusyNumber = 16;

    public static readonly ProcessRef Somebody = new(4_711, 99);

    public static readonly StaleFacts Leftover = new(SameUser: true, SameExecutable: true, SameDevice: true, SupervisorDead: true, Ours: false);

    /// <summary>Why it is not to be had; null: it is.</summary>
    public DeviceTrouble? Trouble { get; set; }

    /// <summary>From the question to the good answer (a bad one comes at once); null: a probe never ends.</summary>
    public Duration? ProbeTakes { get; set; } = SupervisorSettings.UsualProbeSilence;

    /// <summary>How long a search takes; null: it never ends.</summary>
    public Duration? SearchTakes { get; set; } = Duration.Zero;

    /// <summary>What a search finds.</summary>
    public List<(ProcessRef Process, StaleFacts Facts)> LookAlikes { get; } = [];

    public static DeviceTrouble HeldBy(ProcessRef holder) => new(ProbeFault.Busy, BusyNumber, holder);

    public void Kill(ProcessRef process)
    {
        LookAlikes.RemoveAll(lookAlike => lookAlike.Process == process);
        if (Trouble?.Holder == process)
            Trouble = null;
    }
}
