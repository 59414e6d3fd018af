using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>
/// The world as its host knows it, and what a supervisor may ask of it. It computes with times and counts, as the
/// machine must not, so that the two cannot be wrong in the same way.
/// </summary>
internal sealed class ModelHost(SupervisorSettings settings, SortedSet<string> met)
{
    private readonly List<ProcessRef> mayBeKilled = [];
    private MonotonicTime notBefore;
    private MonotonicTime? upAt;
    private MonotonicTime lastSign;
    private DeviceTrouble told;
    private bool stable;
    private bool hasTrouble;
    private bool givenUp;
    private bool granted;
    private int failures;
    private int probesFailed;
    private int ends;

    public ProcessEpoch Probe { get; private set; }

    public ProcessEpoch Search { get; private set; }

    public ProcessEpoch Child { get; private set; }

    public bool IsUp { get; private set; }

    public bool Stopping { get; private set; }

    /// <summary>A run has lasted, and people think still that there is trouble.</summary>
    public bool OwesGoodNews => IsUp && !Stopping && stable && hasTrouble;

    public bool Ended => ends > 0;

    /// <summary>The latest instant at which a child that is down is still waited with.</summary>
    public MonotonicTime NotAfter { get; private set; } = MonotonicTime.Never;

    /// <summary>Epochs that nothing more may come of.</summary>
    public List<ProcessEpoch> Past { get; } = [];

    public ProcessSignal LastSignal { get; private set; }

    public void Hears(in SupervisorInput input, MonotonicTime now)
    {
        switch (input.Trigger)
        {
            case SupervisorTrigger.StopRequested:
                (Stopping, LastSignal) = (true, input.Signal);
                break;
            case SupervisorTrigger.SignalReceived when !Stopping:
                LastSignal = input.Signal;
                break;
            case SupervisorTrigger.ProbeSucceeded:
                (Probe, granted, probesFailed, told) = (Close(Probe), true, 0, default);
                break;
            case SupervisorTrigger.ProbeFailed:
                Probe = Close(Probe);
                RefuseUntil(now);
                break;
            case SupervisorTrigger.StaleFound when input.Facts == new StaleFacts(true, true, true, true, false):
                mayBeKilled.Add(input.Found);
                break;
            case SupervisorTrigger.NoneStale:
                Search = Close(Search);
                break;
            case SupervisorTrigger.Spawned:
                (IsUp, upAt, lastSign) = (true, settings.HasHeartbeat || givenUp ? null : now, now + (settings.SpawnMax - settings.HeartbeatMax));
                break;
            case SupervisorTrigger.HeartbeatReceived when IsUp && !givenUp:
                (upAt, lastSign) = (upAt ?? now, now);
                break;
            case SupervisorTrigger.Exited or SupervisorTrigger.SpawnFailed:
                GoDown(now);
                break;
        }
    }

    /// <summary>Says that deadlines up to now have fired: only then can a run have been noticed to be long enough.</summary>
    public void Ticked(MonotonicTime now)
    {
        if (upAt is not { } since || Stopping)
            return;
        var proved = since + settings.StableAfter;
        stable |= proved <= now && !(settings.HasHeartbeat && lastSign + settings.HeartbeatMax <= proved);
    }

    public void IsAsked(in SupervisorEffect effect, MonotonicTime now)
    {
        Assert.False(Ended, $"{effect} after the end");
        switch (effect.Action)
        {
            case SupervisorAction.Probe:
                MayTry(now);
                Assert.True(settings.Gate && Probe.IsNone());
                (Probe, Search) = (effect.Process, Close(Search));
                break;
            case SupervisorAction.AbortProbe:
                Assert.Equal(Probe, effect.Process);
                Probe = Close(Probe);
                RefuseUntil(now);
                break;
            case SupervisorAction.ReportHolders:
                Assert.NotEqual(told, effect.Trouble);
                (told, hasTrouble) = (effect.Trouble, true);
                break;
            case SupervisorAction.ReportDown:
                hasTrouble = true;
                break;
            case SupervisorAction.ReportStable:
                Assert.True(OwesGoodNews);
                hasTrouble = false;
                met.Add("an end of trouble");
                break;
            case SupervisorAction.FindStale:
                Assert.True(Search.IsNone() && probesFailed >= settings.StaleAfter);
                Search = effect.Process;
                break;
            case SupervisorAction.KillStale:
                Assert.True(mayBeKilled.Remove(effect.Stale), $"{effect.Stale} was not known for a leftover");
                met.Add("a leftover that is killed");
                break;
            case SupervisorAction.Spawn:
                MayTry(now);
                Assert.True(!settings.Gate || granted, "the device was not granted");
                Assert.Equal(settings.OnParentDeath, effect.OnParentDeath);
                met.Add(stable ? "a start after a stable run" : failures > 4 ? "a start after many failures" : failures > 0 ? "a start after a failure" : "a first start");
                (Child, granted, stable, givenUp, NotAfter) = (effect.Process, false, false, false, MonotonicTime.Never);
                break;
            case SupervisorAction.Kill:
                Assert.Equal(Child, effect.Process);
                (givenUp, upAt) = (true, null);
                met.Add(Stopping ? "a forced end" : IsUp ? "a hung child" : "a start that takes too long");
                break;
            case SupervisorAction.ForwardSignal or SupervisorAction.Stop:
                Assert.True(Child == effect.Process && IsUp && LastSignal == effect.Signal);
                Assert.Equal(Stopping, effect.Action == SupervisorAction.Stop);
                met.Add(Stopping ? "a child that is told to stop" : "a signal that is handed on");
                break;
            case SupervisorAction.ReportEnded:
                Ends(effect);
                break;
        }
    }

    private void Ends(SupervisorEffect effect)
    {
        Assert.Equal(1, ++ends);
        Assert.True(Child.IsNone() || effect.EndCause == EndCause.Unkillable, "a child of ours is left");
        Assert.Equal(Stopping, effect.EndCause != EndCause.Finished);
        met.Add($"an end: {effect.EndCause}");
        (Probe, Search, Child, IsUp) = (Close(Probe), Close(Search), Close(Child), false);
    }

    private void MayTry(MonotonicTime now)
    {
        Assert.True(Child.IsNone(), "a second child beside a living one");
        Assert.True(now >= notBefore, $"a try {notBefore - now} before its time");
        Assert.False(Stopping);
        NotAfter = MonotonicTime.Never;
    }

    private void RefuseUntil(MonotonicTime now)
    {
        probesFailed++;
        (notBefore, NotAfter) = (now + settings.ProbePeriod, now + settings.ProbePeriod + new Duration(1));
        mayBeKilled.Clear();
    }

    private void GoDown(MonotonicTime now)
    {
        failures = stable ? 0 : failures + 1;
        var bound = failures == 0 ? Duration.Zero : Duration.Min(Duration.FromSeconds(2L << Math.Min(failures - 1, 10)), Duration.FromSeconds(30));
        (notBefore, NotAfter) = (now + (bound / 2), now + bound + new Duration(1));
        (Child, IsUp, upAt) = (Close(Child), false, null);
    }

    private ProcessEpoch Close(ProcessEpoch epoch)
    {
        if (!epoch.IsNone())
            Past.Add(epoch);
        return default;
    }
}
