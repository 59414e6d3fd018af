using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>What happened to a supervisor.</summary>
public record struct SupervisorInput(SupervisorTrigger Trigger) : IInput<SupervisorTrigger>
{
    /// <summary>The epoch of what was asked for: a probe, a search or a child. None if nobody asked.</summary>
    public ProcessEpoch Process;

    public ProcessSignal Signal;

    /// <summary>How the child ended, as a shell tells it: its exit code, or 128 and the number of the signal it died of.</summary>
    public int ExitCode;

    /// <summary>Why the child could not be started, as the system says it.</summary>
    public int ErrorNumber;

    public DeviceTrouble Trouble;
    public ProcessRef Found;
    public StaleFacts Facts;

    public static SupervisorInput StartRequested() => new(SupervisorTrigger.StartRequested);

    /// <summary>A child that an earlier supervisor started lives, and is up: it is kept instead of another.</summary>
    public static SupervisorInput Adopted(ProcessRef found) => new(SupervisorTrigger.Adopted) { Found = found };

    /// <summary>Supervision is to end; the child is given this signal. Said again, it ends at once.</summary>
    public static SupervisorInput StopRequested(ProcessSignal signal) => new(SupervisorTrigger.StopRequested) { Signal = signal };

    /// <summary>A signal came that is for the child alone.</summary>
    public static SupervisorInput SignalReceived(ProcessSignal signal) => new(SupervisorTrigger.SignalReceived) { Signal = signal };

    public static SupervisorInput ProbeSucceeded(ProcessEpoch probe) => new(SupervisorTrigger.ProbeSucceeded) { Process = probe };

    public static SupervisorInput ProbeFailed(ProcessEpoch probe, DeviceTrouble trouble) =>
        new(SupervisorTrigger.ProbeFailed) { Process = probe, Trouble = trouble };

    /// <summary>A process looks like a leftover. A search may find several; which of them may be killed is not the host's to decide.</summary>
    public static SupervisorInput StaleFound(ProcessEpoch search, ProcessRef found, StaleFacts facts) =>
        new(SupervisorTrigger.StaleFound) { Process = search, Found = found, Facts = facts };

    /// <summary>The search found nothing, or nothing more.</summary>
    public static SupervisorInput NoneStale(ProcessEpoch search) => new(SupervisorTrigger.NoneStale) { Process = search };

    public static SupervisorInput Spawned(ProcessEpoch child) => new(SupervisorTrigger.Spawned) { Process = child };

    public static SupervisorInput SpawnFailed(ProcessEpoch child, int errorNumber) =>
        new(SupervisorTrigger.SpawnFailed) { Process = child, ErrorNumber = errorNumber };

    public static SupervisorInput HeartbeatReceived(ProcessEpoch child) => new(SupervisorTrigger.HeartbeatReceived) { Process = child };

    public static SupervisorInput Exited(ProcessEpoch child, int exitCode) => new(SupervisorTrigger.Exited) { Process = child, ExitCode = exitCode };

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Process);
        codec.Value(ref Signal);
        codec.Value(ref ExitCode);
        codec.Value(ref ErrorNumber);
        Trouble.Encode(ref codec);
        Found.Encode(ref codec);
        Facts.Encode(ref codec);
    }
}
