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

    /// <summary>Kill exactly this process, found by StaleFound: through a handle, its start time checked again. No answer is wanted.</summary>
    KillStale,

    /// <summary>Start the child; answer with Spawned or SpawnFailed, and when it has ended with Exited.</summary>
    Spawn,

    /// <summary>Watch this process, which an earlier supervisor started, as if it had been spawned: when it has ended, tell by Exited.</summary>
    Watch,

    /// <summary>Give the child this signal.</summary>
    ForwardSignal,

    /// <summary>Kill the child at once, or, if it is still on its way, as soon as it is there. Its end is Exited or SpawnFailed.</summary>
    Kill,

    /// <summary>Tell people that the child is up.</summary>
    ReportUp,

    /// <summary>Tell people that the child is down, why, and when the next attempt comes.</summary>
    ReportDown,

    /// <summary>It is over, for this cause and with this exit code. Comes exactly once, last.</summary>
    ReportEnded,
}
