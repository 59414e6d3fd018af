using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Systematic.Supervisor;

/// <summary>A supervisor in virtual time, with children that live as they are told and one device.</summary>
internal sealed class Scene
{
    /// <summary>More than the longest scene asks for: beyond is a storm, which would never end by itself.</summary>
    private const int ToldMax = 50_000;

    private readonly SupervisorMachine machine;
    private readonly Outbox<SupervisorEffect> outbox = new();
    private readonly PriorityQueue<SupervisorInput, (long Due, int Number)> reports = new();
    private readonly SortedDictionary<uint, Child> alive = [];
    private Instance<SupervisorState, SupervisorDeadline, SupervisorData> instance;
    private int reported;

    public Scene(SupervisorSettings? settings = null, Dice dice = default)
    {
        machine = new(settings ?? SupervisorSettings.Default);
        instance = machine.Create(dice);
    }

    /// <summary>The life of each child by its number, from 0; the last one's is that of all that follow.</summary>
    public Child[] Children { get; init; } = [Child.Healthy];

    public Device Device { get; } = new();

    public MonotonicTime Now { get; private set; } = new(1_000_000_000);

    public SupervisorState State => instance.State;

    public SupervisorData Data => instance.Data;

    public long StaleDropped => instance.StaleDropped;

    public bool HasDeadline => instance.Deadlines.Earliest != MonotonicTime.Never;

    public int Alive => alive.Count;

    /// <summary>All that was asked for, and when, from the start of the scene.</summary>
    public List<(Duration At, SupervisorEffect Effect)> Told { get; } = [];

    public static Duration Seconds(double seconds) => new((long)(seconds * 1_000_000));

    public double[] TimesOf(SupervisorAction action) =>
        [.. Told.Where(told => told.Effect.Action == action).Select(told => told.At.Microseconds / 1e6)];

    public SupervisorEffect[] All(SupervisorAction action) =>
        [.. Told.Where(told => told.Effect.Action == action).Select(told => told.Effect)];

    public Scene Start() => Say(SupervisorInput.StartRequested());

    public Scene Stop() => Stop(ProcessSignal.Terminate);

    public Scene Stop(ProcessSignal signal) => Say(SupervisorInput.StopRequested(signal));

    public Scene Say(SupervisorInput input)
    {
        machine.Step(ref instance, in input, Now, outbox);
        Do();
        return this;
    }

    /// <summary>Lets time pass: reports come and deadlines fire when they are due, reports first.</summary>
    public Scene Pass(double seconds)
    {
        var end = Now + Seconds(seconds);
        for (var next = Next(); next <= end; next = Next())
        {
            Now = next;
            if (reports.TryPeek(out var report, out var due) && due.Due <= Now.Microseconds)
            {
                reports.Dequeue();
                Deliver(report);
            }
            else if (machine.TickOnce(ref instance, Now, outbox))
            {
                Do();
            }
        }

        Now = end;
        return this;
    }

    private MonotonicTime Next() =>
        MonotonicTime.Min(instance.Deadlines.Earliest, reports.TryPeek(out _, out var due) ? new(due.Due) : MonotonicTime.Never);

    private void Deliver(SupervisorInput report)
    {
        if (report.Trigger is SupervisorTrigger.HeartbeatReceived && !alive.ContainsKey(report.Process.Value))
            return;
        if (report.Trigger is SupervisorTrigger.Exited && !alive.Remove(report.Process.Value))
            return;
        Say(report);
    }

    private void Report(Duration? after, SupervisorInput report)
    {
        if (after is { } span)
            reports.Enqueue(report, ((Now + span).Microseconds, reported++));
    }

    private void Do()
    {
        var effects = outbox.Effects.ToArray();
        outbox.Clear();
        Assert.True(Told.Count < ToldMax, "a storm");
        foreach (var effect in effects)
        {
            Told.Add((Now - new MonotonicTime(1_000_000_000), effect));
            Do(effect);
        }
    }

    private void Do(SupervisorEffect effect)
    {
        switch (effect.Action)
        {
            case SupervisorAction.Probe:
                Probe(effect.Process);
                break;
            case SupervisorAction.FindStale:
                foreach (var (process, facts) in Device.LookAlikes)
                    Report(Device.SearchTakes, SupervisorInput.StaleFound(effect.Process, process, facts));
                Report(Device.SearchTakes, SupervisorInput.NoneStale(effect.Process));
                break;
            case SupervisorAction.KillStale:
                Device.Kill(effect.Stale);
                break;
            case SupervisorAction.Spawn:
                Spawn(effect.Process);
                break;
            case SupervisorAction.Stop:
                Report(alive[effect.Process.Value].EndsAfterSignal, SupervisorInput.Exited(effect.Process, effect.Signal.ExitCode));
                break;
            case SupervisorAction.Kill when alive.TryGetValue(effect.Process.Value, out var child):
                Report(child.DiesAfterKill, SupervisorInput.Exited(effect.Process, 128 + 9));
                break;
        }
    }

    private void Probe(ProcessEpoch probe)
    {
        if (Device.Trouble is { } trouble)
            Report(Duration.Zero, SupervisorInput.ProbeFailed(probe, trouble));
        else
            Report(Device.ProbeTakes, SupervisorInput.ProbeSucceeded(probe));
    }

    private void Spawn(ProcessEpoch epoch)
    {
        Assert.Empty(alive);
        var child = Children[Math.Min(TimesOf(SupervisorAction.Spawn).Length - 1, Children.Length - 1)];
        if (child.CannotBeStarted)
        {
            Report(child.SpawnsAfter, SupervisorInput.SpawnFailed(epoch, errorNumber: 2));
            return;
        }

        alive.Add(epoch.Value, child);
        Report(child.SpawnsAfter, SupervisorInput.Spawned(epoch));
        for (var beat = Duration.Zero; beat <= (child.BeatsFor ?? new(-1)); beat += SupervisorSettings.UsualHeartbeat)
            Report(child.SpawnsAfter + beat, SupervisorInput.HeartbeatReceived(epoch));
        Report(child.SpawnsAfter + child.ExitsAfter, SupervisorInput.Exited(epoch, child.ExitCode));
    }
}
