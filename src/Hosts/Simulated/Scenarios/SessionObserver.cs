using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What a host has been asked for by a session, and so what it may not be asked for next.</summary>
internal struct SessionObserver : IEncodable
{
    public const string OneTransport = "a transport is opened only when no other is open or asked for, but that of a server that goes away";
    public const string NothingAfterTheEnd = "nothing comes after the terminal report";
    public const string EndsAtRest = "at the terminal report no transport is left";
    public const string LossOnce = "a loss is reported once";
    public const string UpThenLost = "a loss is told after the connection that it ended, and no other comes up in between";
    public const string Paced = "an attempt comes no sooner than half the shortest wait after the last";

    /// <summary>The transport that was asked for and has neither been closed by its peer nor aborted.</summary>
    public ConnectionEpoch Transport;

    /// <summary>The transport of a server that goes away, until the next one carries the session.</summary>
    public ConnectionEpoch Old;

    public SessionStatus Status;
    public Strategy Strategy;
    public bool IsEnded;

    /// <summary>Since when there is no attempt; never while there is one.</summary>
    private MonotonicTime idleSince;

    public static SessionObserver Initial => new() { idleSince = MonotonicTime.Never };

    /// <summary>The server of the open transport goes away: another one may be opened beside it.</summary>
    public void HearGoingAway()
    {
        if (Old.IsNone())
            (Old, Transport) = (Transport, default);
    }

    /// <summary>The peer of a transport has closed it.</summary>
    public void HearClose(ConnectionEpoch connection)
    {
        if (Transport == connection)
            Transport = default;
        if (Old == connection)
            Old = default;
    }

    /// <summary>Takes note of an effect; what it broke, or null.</summary>
    public string? See(in SessionEffect effect, MonotonicTime now, SessionSettings settings)
    {
        if (IsEnded)
            return NothingAfterTheEnd;
        return effect.Action switch
        {
            SessionAction.ResolveUrl => SeeAttempt(now, settings),
            SessionAction.OpenTransport => SeeOpening(effect.Connection),
            SessionAction.AbortTransport => SeeAbort(effect.Connection),
            SessionAction.PublishStatus => SeeStatus(in effect, now),
            SessionAction.ReportEnded => SeeEnd(effect.Status),
            _ => null,
        };
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Epoch(ref Transport);
        codec.Epoch(ref Old);
        codec.Value(ref Status);
        codec.Value(ref Strategy);
        codec.Value(ref IsEnded);
        codec.Value(ref idleSince);
    }

    private string? SeeAttempt(MonotonicTime now, SessionSettings settings)
    {
        var shortest = Duration.Min(settings.FirstRetryMax, settings.BackoffInitial) / 2;
        var isPaced = idleSince == MonotonicTime.Never || now - idleSince >= shortest;
        idleSince = MonotonicTime.Never;
        return isPaced ? null : Paced;
    }

    private string? SeeOpening(ConnectionEpoch connection)
    {
        var isOnly = Transport.IsNone();
        Transport = connection;
        return isOnly ? null : OneTransport;
    }

    private string? SeeAbort(ConnectionEpoch connection)
    {
        HearClose(connection);
        return null;
    }

    private string? SeeStatus(in SessionEffect effect, MonotonicTime now)
    {
        var isDown = effect.Connection.IsNone();
        var isInOrder = effect.Status switch
        {
            SessionStatus.Disconnected => isDown,
            SessionStatus.Connected => !isDown && Status is SessionStatus.Connecting or SessionStatus.Connected,
            _ => true,
        };
        var twice = effect.Status == SessionStatus.Disconnected && Status == SessionStatus.Disconnected;
        (Status, Strategy) = (effect.Status, effect.Strategy);
        if (effect.Status == SessionStatus.Disconnected)
            idleSince = now;
        return twice ? LossOnce : isInOrder ? null : UpThenLost;
    }

    private string? SeeEnd(SessionStatus status)
    {
        (Status, IsEnded) = (status, true);
        idleSince = MonotonicTime.Never;
        return Transport.IsNone() && Old.IsNone() ? null : EndsAtRest;
    }
}
