using Holdover.Machines;

namespace Holdover.Session;

/// <summary>
/// A session by itself and what is published by it, for a host that needs nothing else of ours. Their joint rules:
/// <list type="bullet">
/// <item><see cref="LossLingers"/>: what came by a connection that is dropped stays announced, longer than the session's patience.</item>
/// <item><see cref="PastConnectionsAreStale"/>: only by the connection that carries the session is anything announced or withdrawn.</item>
/// <item><see cref="ChangesAreReportedOnce"/>: the consumer is told that there is something to ask for, and once until it asks.</item>
/// <item><see cref="EndComesFirst"/>: who is told that the session is over is told of no end of what was published by it.</item>
/// </list>
/// </summary>
public sealed class SessionNode : Node<SessionNodeInput, SessionNodeEffect>, IEncodable
{
    /// <summary>By so much what is published outlives the session's patience: the session's end must be known before.</summary>
    public static readonly Duration LingerBeyondPatience = Duration.FromSeconds(1);

    private readonly SessionMachine machine;
    private readonly Duration patience;
    private readonly Outbox<SessionEffect> sessionEffects = new();
    private Instance<SessionState, SessionDeadline, SessionData> session;
    private Deadlines<OriginDeadline> deadlines;
    private Origins origins;
    private bool isReported;
    private long staleDropped;

    public SessionNode(SessionSettings settings, Dice dice)
    {
        machine = new(settings);
        session = machine.Create(dice);
        patience = settings.Patience;
    }

    public override MonotonicTime NextDeadline => MonotonicTime.Min(session.Deadlines.Earliest, deadlines.Earliest);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        session.Encode(ref codec);
        deadlines.Encode(ref codec);
        origins.Encode(ref codec);
        codec.Value(ref isReported);
        codec.Statistic(ref staleDropped);
    }

    protected override void Deliver(in SessionNodeInput input, Outbox<SessionNodeEffect> effects)
    {
        if (PastConnectionsAreStale(in input))
            return;
        switch (input.Part)
        {
            case SessionPart.Session:
                machine.Step(ref session, in input.Session, Now, sessionEffects);
                RouteSession(effects);
                break;
            case SessionPart.Announced:
                Announce(in input, effects);
                break;
            case SessionPart.Withdrawn:
                origins.Withdraw(input.Path, input.Source);
                break;
            default:
                TellChanges(effects);
                break;
        }

        StopWaitingForNobody();
        ChangesAreReportedOnce(effects);
    }

    protected override void TickEarliest(Outbox<SessionNodeEffect> effects)
    {
        if (session.Deadlines.Earliest <= deadlines.Earliest)
        {
            machine.TickOnce(ref session, Now, sessionEffects);
            RouteSession(effects);
        }
        else if (deadlines.TryTakeDue(Now, out _))
        {
            origins.EndLinger();
        }

        ChangesAreReportedOnce(effects);
    }

    private void RouteSession(Outbox<SessionNodeEffect> effects)
    {
        foreach (ref readonly var effect in sessionEffects.Effects)
        {
            LossLingers(in effect);
            EndComesFirst(in effect);
            effects.Add(new(SessionNodeAction.Session) { Session = effect });
        }

        sessionEffects.Clear();
    }

    /// <summary>A session whose patience does not end never gives up, and nor does who waits for what was published by it.</summary>
    private void LossLingers(in SessionEffect effect)
    {
        if (effect.Action == SessionAction.AbortTransport && origins.Lose(effect.Connection))
            deadlines.Arm(OriginDeadline.Linger, patience == Duration.Zero ? MonotonicTime.Never : Now + patience + LingerBeyondPatience);
    }

    private void EndComesFirst(in SessionEffect effect)
    {
        if (effect.Action == SessionAction.ReportEnded)
            (origins, deadlines) = (default, default);
    }

    private bool PastConnectionsAreStale(in SessionNodeInput input)
    {
        var isStale = input.Part is SessionPart.Announced or SessionPart.Withdrawn && (input.Source.IsNone() || input.Source != session.Data.Live);
        staleDropped += isStale ? 1 : 0;
        return isStale;
    }

    private void Announce(in SessionNodeInput input, Outbox<SessionNodeEffect> effects)
    {
        if (!origins.TryAnnounce(input.Path, input.Publisher, input.Source))
            effects.Add(new(SessionNodeAction.RefuseAnnouncement) { Path = input.Path, Publisher = input.Publisher });
    }

    private void StopWaitingForNobody()
    {
        if (!origins.AnyLingers)
            deadlines.Disarm(OriginDeadline.Linger);
    }

    private void TellChanges(Outbox<SessionNodeEffect> effects)
    {
        isReported = false;
        while (origins.TryTakeChange(out var change))
            effects.Add(new(SessionNodeAction.TellChange) { Path = change.Path, Publisher = change.Publisher });
    }

    private void ChangesAreReportedOnce(Outbox<SessionNodeEffect> effects)
    {
        if (isReported || !origins.AnyChange)
            return;
        isReported = true;
        effects.Add(new(SessionNodeAction.ReportChanges));
    }
}
