using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Systematic.Session;

/// <summary>
/// One session and the world it meets, told step by step. What it asks for is kept in order; a step that is told though
/// the order of events has not come to it fails the story.
/// </summary>
internal sealed class SessionStory
{
    private readonly SessionMachine machine;
    private readonly Outbox<SessionEffect> outbox = new();
    private Instance<SessionState, SessionDeadline, SessionData> session;

    public SessionStory(SessionSettings? settings = null)
    {
        machine = new(settings ?? SessionSettings.Default);
        session = machine.Create(Dice.Fixed);
    }

    public MonotonicTime Now { get; private set; } = new(1_000_000_000);

    public List<SessionEffect> Effects { get; } = [];

    /// <summary>When each attempt began: when its first question was asked.</summary>
    public List<MonotonicTime> Attempts { get; } = [];

    public SessionState State => session.State;

    public ref SessionData Data => ref session.Data;

    public long StaleDropped => session.StaleDropped;

    public bool IsArmed(SessionDeadline deadline) => session.Deadlines.IsArmed(deadline);

    public IEnumerable<SessionEffect> All(SessionAction action) => Effects.Where(effect => effect.Action == action);

    public SessionEffect Last(SessionAction action) => Effects.Last(effect => effect.Action == action);

    public IEnumerable<SessionStatus> Statuses => All(SessionAction.PublishStatus).Select(effect => effect.Status);

    public static void IsWithin(Duration span, Duration least, Duration most) =>
        Assert.True(least <= span && span <= most, $"{span} is not from {least} to {most}");

    public SessionStory Hear(SessionInput input)
    {
        machine.Step(ref session, in input, Now, outbox);
        return Drain();
    }

    /// <summary>Lets time pass; what is due on the way fires when it is due.</summary>
    public SessionStory Wait(Duration span)
    {
        var until = Now + span;
        while (session.Deadlines.Earliest <= until)
        {
            Now = MonotonicTime.Max(Now, session.Deadlines.Earliest);
            machine.TickOnce(ref session, Now, outbox);
            Drain();
        }

        Now = until;
        return this;
    }

    /// <summary>Lets time pass up to an instant whose own deadlines have not fired yet: what is heard next comes before them.</summary>
    public SessionStory Approach(MonotonicTime instant)
    {
        Wait(instant - Now - new Duration(1));
        Now = instant;
        return this;
    }

    /// <summary>Lets time pass until a state is reached; fails if it is not, in a minute.</summary>
    public SessionStory WaitFor(params SessionState[] states)
    {
        var end = Now + Duration.FromSeconds(60);
        while (!states.Contains(State))
        {
            Assert.True(session.Deadlines.Earliest <= end, $"{string.Join(" or ", states)} is not reached from {State}");
            Wait(session.Deadlines.Earliest - Now);
        }

        return this;
    }

    public SessionStory Is(SessionState state)
    {
        Assert.Equal(state, State);
        return this;
    }

    /// <summary>Opens it, if need be, and lets every answer be the good one until it is up.</summary>
    public SessionStory BecomeConnected()
    {
        if (State == SessionState.Idle)
            Hear(SessionInput.OpenRequested());
        WaitFor(SessionState.FetchingToken, SessionState.Resolving);
        AnswerUpToHello();
        return Hear(SessionInput.Greeted(Data.Next)).Is(SessionState.Connected);
    }

    /// <summary>Token, address, transport: the answers up to the server's hello, which is left to the story.</summary>
    public SessionStory AnswerUpToHello()
    {
        if (Data.Step == AttemptStep.Token)
            Hear(SessionInput.TokenFetched(Data.Next));
        Hear(SessionInput.UrlResolved(Data.Next, 1));
        Hear(SessionInput.TransportOpened(Data.Next));
        Assert.Equal(AttemptStep.Greeting, Data.Step);
        return this;
    }

    public SessionStory BecomeHealthy()
    {
        BecomeConnected().Wait(Duration.FromSeconds(1));
        Assert.True(Data.Healthy);
        return this;
    }

    public SessionStory Lose(LossCause cause = LossCause.TransportError) => Hear(SessionInput.TransportClosed(Data.Live, cause)).Is(SessionState.Recovering);

    /// <summary>Waits until an attempt is under way; while the session migrates, no state shows it.</summary>
    public SessionStory WaitForAttempt()
    {
        while (Data.Next.IsNone())
            Wait(session.Deadlines.Earliest - Now);
        return this;
    }

    /// <summary>Waits for the next attempt and lets it fail at the first question.</summary>
    public SessionStory FailAttempt() =>
        WaitFor(SessionState.Resolving).Hear(SessionInput.ResolveFailed(Data.Next)).Is(SessionState.Recovering);

    private SessionStory Drain()
    {
        Effects.AddRange(outbox.Effects);
        foreach (ref readonly var effect in outbox.Effects)
        {
            if (effect.Action == SessionAction.FetchToken || (effect.Action == SessionAction.ResolveUrl && Data.Token.IsNone()))
                Attempts.Add(Now);
        }

        outbox.Clear();
        return this;
    }
}
