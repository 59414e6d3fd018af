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
    public const string AttemptBounded = "every step of an attempt, and every address, is over within its bound";
    public const string CloseBounded = "a goodbye is over within its bound";
    public const string Paced = "an attempt comes soon after a connection that was healthy, and ever later after others";

    /// <summary>The transport that was asked for and has neither been closed by its peer nor aborted.</summary>
    public ConnectionEpoch Transport;

    /// <summary>The transport of a server that goes away, until the next one carries the session.</summary>
    public ConnectionEpoch Old;

    public SessionStatus Status;
    public Strategy Strategy;
    public bool IsEnded;

    /// <summary>When the connection that is up will have lasted long enough; and whether it, or the last, had.</summary>
    private MonotonicTime health;

    private bool isHealthy;

    public readonly bool IsHealthy => isHealthy;

    /// <summary>Losses and failed attempts in a row since one was healthy, and from when on the next attempt may come.</summary>
    private int failures;

    private MonotonicTime rest;

    /// <summary>When the step of the attempt that is under way, the address that is tried, and a goodbye must be over; none if there is none.</summary>
    private MonotonicTime attempt;

    private MonotonicTime address;
    private MonotonicTime close;

    /// <summary>The bound of an attempt whose address was just given up: it stays that of the next address.</summary>
    private MonotonicTime interrupted;

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

    /// <summary>Time has passed, and what is due now has not happened yet; what should have happened before, or null.</summary>
    public string? Age(MonotonicTime now)
    {
        if (health != MonotonicTime.None && now >= health)
            (health, isHealthy, failures) = (default, true, 0);
        return IsOver(close, now) ? CloseBounded
            : IsOver(attempt, now) || IsOver(address, now) ? AttemptBounded
            : null;
    }

    /// <summary>Takes note of an effect; what it broke, or null.</summary>
    public string? See(in SessionEffect effect, MonotonicTime now, SessionSettings settings)
    {
        if (IsEnded)
            return NothingAfterTheEnd;
        Await(in effect, now, settings);
        return effect.Action switch
        {
            SessionAction.ResolveUrl => SeeAttempt(now),
            SessionAction.OpenTransport => SeeOpening(effect.Connection),
            SessionAction.AbortTransport => SeeAbort(effect.Connection),
            SessionAction.PublishStatus => SeeStatus(in effect, now, settings),
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
        codec.Value(ref health);
        codec.Value(ref isHealthy);
        codec.Value(ref failures);
        codec.Value(ref rest);
        codec.Value(ref attempt);
        codec.Value(ref address);
        codec.Value(ref close);
    }

    private static bool IsOver(MonotonicTime due, MonotonicTime now) => due != MonotonicTime.None && now > due;

    private void Await(in SessionEffect effect, MonotonicTime now, SessionSettings settings)
    {
        switch (effect.Action)
        {
            case SessionAction.FetchToken:
                attempt = now + settings.TokenMax;
                break;
            case SessionAction.ResolveUrl:
                attempt = now + settings.ResolveMax;
                break;
            case SessionAction.OpenTransport:
                attempt = effect.Connection == effect.Resolved ? now + settings.ConnectMax : interrupted;
                address = now + settings.AddressMax;
                break;
            case SessionAction.SendHello:
                (attempt, address) = (now + settings.GreetingMax, default);
                break;
            case SessionAction.AbortTransport:
                (interrupted, attempt, address) = (attempt, default, default);
                break;
            case SessionAction.CloseTransport:
                (attempt, address, close) = (default, default, now + settings.CloseMax);
                break;
            case SessionAction.PublishStatus when effect.Status is SessionStatus.Connected or SessionStatus.Disconnected:
                (attempt, address) = (default, default);
                break;
            case SessionAction.ReportEnded:
                (attempt, address, close) = (default, default, default);
                break;
            default:
                break;
        }
    }

    private string? SeeAttempt(MonotonicTime now)
    {
        var isPaced = now >= rest;
        rest = default;
        return isPaced ? null : Paced;
    }

    /// <summary>Half of the longest wait is the shortest: soon after a healthy connection, and ever later after others.</summary>
    private void Rest(MonotonicTime now, SessionSettings settings)
    {
        failures = isHealthy ? 0 : Math.Min(failures + 1, Backoff.FailuresMax);
        var longest = isHealthy ? settings.FirstRetryMax : settings.BackoffInitial;
        for (var failure = 1; failure < failures; failure++)
            longest = Duration.Min(longest * settings.BackoffMultiplier, settings.BackoffMax);
        (health, isHealthy, rest) = (default, false, now + (longest / 2));
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

    private string? SeeStatus(in SessionEffect effect, MonotonicTime now, SessionSettings settings)
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
            Rest(now, settings);
        else if (effect.Status == SessionStatus.Connected)
            (health, isHealthy) = (now + settings.BackoffInitial, false);
        return twice ? LossOnce : isInOrder ? null : UpThenLost;
    }

    private string? SeeEnd(SessionStatus status)
    {
        (Status, IsEnded) = (status, true);
        (health, isHealthy, failures, rest) = (default, false, 0, default);
        return Transport.IsNone() && Old.IsNone() ? null : EndsAtRest;
    }
}
