using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Session;

/// <summary>Looks on from outside: only at what is said to a session and what it asks for. It knows the laws, not the machine.</summary>
internal sealed class SessionWatch(SessionSettings settings)
{
    private readonly SortedSet<uint> open = [];
    private readonly SortedSet<uint> dropped = [];
    private uint newest;
    private SessionReport status;
    private SessionReport? end;
    private MonotonicTime notBefore;
    private MonotonicTime hurryAgain;
    private bool cameUp;
    private bool offline;
    private bool goingAway;
    private bool closing;
    private MonotonicTime upSince;
    private int failures;
    private MonotonicTime patienceEnds = MonotonicTime.Never;
    private readonly StrategyWatch strategy = new(settings);

    public SortedSet<string> Met { get; } = new(StringComparer.Ordinal);

    public int Losses { get; private set; }

    public bool IsOver => end is not null;

    /// <summary>Whether a connection was dropped before: whatever is said of it must lead to nothing.</summary>
    public bool WasDropped(ConnectionEpoch connection) => dropped.Contains(connection.Value);

    public void Hear(in SessionInput input, MonotonicTime now)
    {
        Endure(now);
        if (input.Trigger == SessionTrigger.OpenRequested)
            BecomeImpatient(now);
        offline = input.Trigger == SessionTrigger.NetworkDown || (offline && input.Trigger != SessionTrigger.NetworkUp);
        cameUp |= input.Trigger == SessionTrigger.NetworkUp;
        closing |= input.Trigger == SessionTrigger.CloseRequested;
        if (goingAway || closing || input.Trigger != SessionTrigger.GoingAway || input.Connection != status.Connection)
            return;
        goingAway = true;
        strategy.GoAway();
        Wait(now, now >= upSince + settings.BackoffInitial);
    }

    public void See(in SessionEffect effect, MonotonicTime now)
    {
        Assert.True(end is null, $"{effect.Action} after the end");
        Endure(now);
        switch (effect.Action)
        {
            case SessionAction.FetchToken:
                BeginAttempt(in effect, now);
                break;
            case SessionAction.ResolveUrl:
                if (!settings.NeedsToken)
                    BeginAttempt(in effect, now);
                Assert.Equal(strategy.UrlIndex, effect.UrlIndex);
                break;
            case SessionAction.OpenTransport:
                Open(effect.Connection);
                strategy.GoOn(effect.Connection, effect.UrlIndex);
                break;
            case SessionAction.AbortTransport:
                strategy.Drop(effect.Connection, offline);
                Assert.True(dropped.Add(effect.Connection.Value), $"{effect.Connection} is dropped twice");
                open.Remove(effect.Connection.Value);
                break;
            case SessionAction.PublishStatus or SessionAction.ReportEnded:
                Publish(new(effect.Status, effect.Connection, effect.Cause), now);
                break;
            default:
                Assert.Contains(effect.Connection.Value, open);
                if (effect.Action == SessionAction.SendHello)
                    Met.Add(strategy.Greet(effect.Strategy));
                break;
        }
    }

    /// <summary>All effects of a step were seen.</summary>
    public void Settle() => strategy.Settle();

    private void BecomeImpatient(MonotonicTime now)
    {
        if (settings.Patience > Duration.Zero)
            patienceEnds = now + settings.Patience;
    }

    /// <summary>A connection that proves itself ends the wait for one; one that is up has so long to do it.</summary>
    private void Endure(MonotonicTime now)
    {
        if (status.Status != SessionStatus.Connected)
            Assert.True(closing || IsOver || now <= patienceEnds, $"at {now} patience is long over: it ended at {patienceEnds}");
        else if (now >= upSince + settings.BackoffInitial)
            patienceEnds = MonotonicTime.Never;
        while (patienceEnds <= now && status.Status == SessionStatus.Connected)
            patienceEnds += settings.BackoffInitial;
    }

    private void Open(ConnectionEpoch connection)
    {
        Assert.False(offline, "a transport is opened without a network");
        Assert.True(connection.Value >= newest, "an epoch is used again");
        newest = connection.Value;
        open.Add(connection.Value);
        Assert.True(open.Count <= (goingAway ? 2 : 1), "two transports, and no server goes away");
        Met.Add(open.Count == 2 ? "two transports" : "a transport");
    }

    /// <summary>An attempt comes when the wait is over, or because the network came up: but then once in the length of a wait.</summary>
    private void BeginAttempt(in SessionEffect effect, MonotonicTime now)
    {
        Assert.False(offline || closing, "an attempt without a network, or after the owner's word");
        Assert.True(effect.Connection.Value > newest, "an epoch is used again");
        newest = effect.Connection.Value;
        strategy.Begin(effect.Connection, effect.UrlIndex, now);
        if (now < notBefore)
        {
            Assert.True(cameUp && now >= hurryAgain, $"an attempt at {now}, before {notBefore}, hurried again before {hurryAgain}");
            hurryAgain = now + (Bound() / 2);
            Met.Add("a hurried attempt");
        }

        cameUp = false;

        // Down, what ends the attempt is told and sets the next wait; while migrating nothing is told, and the least wait must do.
        notBefore = goingAway ? now + (settings.FirstRetryMax / 2) : MonotonicTime.Never;
    }

    private void Publish(SessionReport report, MonotonicTime now)
    {
        var before = status;
        if (report.IsFinal)
        {
            end = report;
            Assert.Equal(closing, report.Status == SessionStatus.Closed);
            Assert.True(report.Status != SessionStatus.GaveUp || now == patienceEnds, $"given up at {now}, not when patience ended, at {patienceEnds}");
            Met.Add(report.Status.ToString());
            return;
        }

        status = report;
        Assert.NotEqual(before, report);
        Assert.Equal(report.Status == SessionStatus.Connected, !report.Connection.IsNone());
        Follow(before, report, now);
    }

    private void Follow(SessionReport before, SessionReport report, MonotonicTime now)
    {
        switch (report.Status)
        {
            case SessionStatus.Connected:
                Assert.Equal(goingAway ? SessionStatus.Connected : SessionStatus.Connecting, before.Status);
                Assert.True(report.Connection.Value > before.Connection.Value);
                Met.Add(goingAway ? "a migration" : "a connection");
                (goingAway, upSince) = (false, now);
                strategy.BecomeConnected();
                break;
            case SessionStatus.Disconnected when before.Status == SessionStatus.Connected:
                Losses++;
                Met.Add(goingAway ? "a loss while migrating" : "a loss");
                strategy.Lose(now, goingAway);
                goingAway = false;
                if (now >= upSince + settings.BackoffInitial)
                    BecomeImpatient(now);
                Wait(now, now >= upSince + settings.BackoffInitial);
                break;
            case SessionStatus.Disconnected when report.Cause != LossCause.NetworkDown:
                Assert.Equal(SessionStatus.Connecting, before.Status);
                strategy.Fail();
                Wait(now, wasHealthy: false);
                break;
            case SessionStatus.Disconnected:
                Met.Add("an attempt that the network left");
                break;
            default:
                Assert.Equal(SessionStatus.Connecting, report.Status);
                Assert.NotEqual(SessionStatus.Connected, before.Status);
                break;
        }
    }

    private void Wait(MonotonicTime now, bool wasHealthy)
    {
        cameUp = false;
        failures = wasHealthy ? 0 : failures + 1;
        notBefore = now + ((wasHealthy ? settings.FirstRetryMax : Bound()) / 2);
    }

    private Duration Bound()
    {
        var bound = settings.BackoffInitial;
        for (var failure = 1; failure < failures && bound < settings.BackoffMax; failure++)
            bound *= settings.BackoffMultiplier;
        return Duration.Min(bound, settings.BackoffMax);
    }
}
