namespace Holdover.Supervisor;

/// <summary>What a supervisor can ask for.</summary>
public enum SupervisorAction
{
    /// <summary>Open the device as the child would and play silence; answer with ProbeSucceeded or ProbeFailed, the device closed again.</summary>
    Probe,

    /// <summary>Give the probe up and close the device. No answer is wanted.</summary>
    AbortProbe,

    /// <summary>Tell people that the device is not to be had, why, and who holds it. Comes when that changes.</summary>
    ReportHolders,

    /// <summary>
    /// Look for leftovers: processes that look like our child. Answer with StaleFound for each, with what is known of
    /// it, then with NoneStale: no more.
    /// </summary>
    FindStale,

    /// <summary>Kill exactly this process, found by StaleFound: through a handle, its start time checked again, told before it is killed. No answer is wanted.</summary>
    KillStale,

    /// <summary>Start the child; answer with Spawned or SpawnFailed, and with Exited when it has ended, and with it all that it started.</summary>
    Spawn,

    /// <summary>Watch this process, which an earlier supervisor started, as if it had been spawned: when it has ended, tell by Exited.</summary>
    Watch,

    /// <summary>Give the child this signal, and it alone: what it means to those that it started is the child's to say.</summary>
    ForwardSignal,

    /// <summary>Give the child and all that it started this signal: they are to end.</summary>
    Stop,

    /// <summary>
    /// Kill the child at once, with all that it started; if it is still on its way, this comes again when it is there.
    /// Its end is Exited or SpawnFailed.
    /// </summary>
    Kill,

    /// <summary>The child is up. One that fails again and again is so for a moment each time.</summary>
    ReportUp,

    /// <summary>Tell people that their trouble is over: they heard of some, and since then the child has run long enough to count.</summary>
    ReportStable,

    /// <summary>Tell people that the child is down, why, and when the next attempt comes.</summary>
    ReportDown,

    /// <summary>It is over, for this cause and with this exit code. Comes exactly once, last.</summary>
    ReportEnded,
}
