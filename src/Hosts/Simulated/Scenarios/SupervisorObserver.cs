using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a host has been asked for by a supervisor and has told it, and so what it may not be asked for next.</summary>
internal struct SupervisorObserver : IEncodable
{
    public const string OneChild = "a child is started only when no other lives or is asked for";
    public const string InTime = "a child that failed is not started again before its time";
    public const string ProbedFirst = "a child is started only when the device was granted to a probe just before";
    public const string ProbesPaced = "a probe comes no sooner than its period after one that failed";
    public const string NothingAfterTheEnd = "nothing comes after the terminal report";
    public const string NobodyToKill = "only a child that lives or is asked for is killed";
    public const string EndsAlone = "at the terminal report no child is left, unless it cannot be killed";

    private static readonly Duration HalfLeast = RulesSettings.BackoffInitial / 2;

    public bool IsEnded;
    public EndCause EndCause;

    /// <summary>The child that is asked for and neither up nor failed, or lives.</summary>
    public ProcessEpoch Child;

    /// <summary>The probe that is asked for and neither answered nor given up.</summary>
    public ProcessEpoch Probe;

    /// <summary>Whether people were told that the child is up, and not that it is down.</summary>
    public bool IsUp;

    /// <summary>Whether the child is to be killed.</summary>
    public bool IsDoomed;

    /// <summary>Whether the last probe was granted the device, and nothing was started since.</summary>
    private bool isGranted;

    /// <summary>Failures in a row.</summary>
    private int failures;

    /// <summary>Since when the child gives signs of life; none before.</summary>
    private MonotonicTime upSince;

    /// <summary>Before which no child may be started, or none.</summary>
    private MonotonicTime startNotBefore;

    /// <summary>Before which no probe may begin, or none.</summary>
    private MonotonicTime probeNotBefore;

    private static SupervisorSettings RulesSettings => SupervisorRules.Settings;

    /// <summary>The device was granted to the probe.</summary>
    public void HearGrant() => (Probe, isGranted) = (default, true);

    public void HearBeat(MonotonicTime now) => upSince = upSince == MonotonicTime.None ? now : upSince;

    /// <summary>The child is gone, or never was: the next has its time from here on.</summary>
    public void HearEnd(MonotonicTime now)
    {
        var stable = upSince != MonotonicTime.None && now - upSince >= RulesSettings.StableAfter;
        failures = stable ? 0 : failures + 1;
        var wait = stable ? Duration.Zero : Duration.Min(HalfLeast * (1L << Math.Min(failures - 1, 8)), RulesSettings.BackoffMax / 2);
        (Child, upSince, startNotBefore) = (default, MonotonicTime.None, now + wait);
        (IsUp, IsDoomed) = (false, false);
    }

    public void HearProbeFailed(MonotonicTime now) => (Probe, probeNotBefore) = (default, now + RulesSettings.ProbePeriod);

    /// <summary>What lies in the past forbids nothing any more, and is forgotten.</summary>
    public void Forget(MonotonicTime now)
    {
        if (startNotBefore <= now)
            startNotBefore = MonotonicTime.None;
        if (probeNotBefore <= now)
            probeNotBefore = MonotonicTime.None;
        if (upSince != MonotonicTime.None && now - upSince > RulesSettings.StableAfter)
            upSince = now - RulesSettings.StableAfter;
    }

    /// <summary>Takes note of an effect; what it broke, or null.</summary>
    public string? See(in SupervisorEffect effect, MonotonicTime now)
    {
        if (IsEnded)
            return NothingAfterTheEnd;
        return effect.Action switch
        {
            SupervisorAction.Probe => SeeProbe(effect.Process, now),
            SupervisorAction.Spawn => SeeSpawn(effect.Process, now),
            SupervisorAction.ReportUp => SeeUp(),
            SupervisorAction.Kill => SeeKill(),
            SupervisorAction.ReportEnded => SeeEnd(effect.EndCause),
            _ => null,
        };
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref IsEnded);
        codec.Value(ref EndCause);
        codec.Epoch(ref Child);
        codec.Epoch(ref Probe);
        codec.Value(ref IsUp);
        codec.Value(ref IsDoomed);
        codec.Value(ref isGranted);
        codec.Value(ref failures);
        codec.Value(ref upSince);
        codec.Value(ref startNotBefore);
        codec.Value(ref probeNotBefore);
    }

    private string? SeeProbe(ProcessEpoch probe, MonotonicTime now)
    {
        Probe = probe;
        return now < probeNotBefore ? ProbesPaced : null;
    }

    private string? SeeUp()
    {
        IsUp = true;
        return null;
    }

    private string? SeeKill()
    {
        IsDoomed = true;
        return Child.IsNone() ? NobodyToKill : null;
    }

    private string? SeeSpawn(ProcessEpoch child, MonotonicTime now)
    {
        var (isAlone, wasGranted) = (Child.IsNone(), isGranted);
        (Child, isGranted) = (child, false);
        return !isAlone ? OneChild : !wasGranted ? ProbedFirst : now < startNotBefore ? InTime : null;
    }

    private string? SeeEnd(EndCause cause)
    {
        (IsEnded, EndCause) = (true, cause);
        return Child.IsNone() || cause == EndCause.Unkillable ? null : EndsAlone;
    }
}
