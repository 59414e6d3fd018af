using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Systematic.Stories;

/// <summary>One session, its time, and what it asked for since somebody looked last.</summary>
internal sealed class SessionStory(SessionSettings settings)
{
    private readonly SessionMachine machine = new(settings);
    private readonly Outbox<SessionEffect> outbox = new();
    private Instance<SessionState, SessionDeadline, SessionData> instance = new SessionMachine(settings).Create(Dice.Fixed);

    public SessionStory()
        : this(SessionSettings.Default)
    {
    }

    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public SessionState State => instance.State;

    public ConnectionEpoch Live => instance.Data.Live;

    public SessionData Data => instance.Data;

    /// <summary>All that was ever asked for.</summary>
    public List<SessionEffect> Effects { get; } = [];

    public SessionEffect Last(SessionAction action) => Effects.Last(effect => effect.Action == action);

    public int Count(SessionAction action) => Effects.Count(effect => effect.Action == action);

    public SessionStory Hear(SessionInput input)
    {
        machine.Step(ref instance, in input, Now, outbox);
        Collect();
        return this;
    }

    /// <summary>Time passes; each deadline fires at its instant.</summary>
    public SessionStory Wait(Duration span)
    {
        var until = Now + span;
        while (instance.Deadlines.Earliest <= until)
        {
            Now = MonotonicTime.Max(Now, instance.Deadlines.Earliest);
            machine.TickOnce(ref instance, Now, outbox);
            Collect();
        }

        Now = until;
        return this;
    }

    /// <summary>Time passes until the session is in a state; the result says how much.</summary>
    public Duration WaitFor(SessionState state)
    {
        var since = Now;
        while (instance.State != state)
            Wait(instance.Deadlines.Earliest - Now);
        return Now - since;
    }

    /// <summary>From an attempt that begins to a session that is up.</summary>
    public SessionStory ComeUp()
    {
        Hear(SessionInput.UrlResolved(Live, 1)).Hear(SessionInput.TransportOpened(Live)).Hear(SessionInput.Greeted(Live));
        Assert.Equal(SessionState.Connected, State);
        return this;
    }

    /// <summary>Bytes come often enough for a span.</summary>
    public SessionStory StayUp(Duration span)
    {
        for (var end = Now + span; Now < end;)
            Wait(Duration.FromMilliseconds(500)).Hear(SessionInput.BytesReceived(Live));
        return this;
    }

    private void Collect()
    {
        Effects.AddRange(outbox.Effects);
        outbox.Clear();
    }
}
