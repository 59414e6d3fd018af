using System.Runtime.CompilerServices;

using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Until when each thing that a dealer waits for must be over, and how long it must rest between attempts: the bounds, by another's clock.</summary>
internal struct DealerWaits : IEncodable
{
    public const string AttemptBounded = "every step of an attempt, and every address, is over within its bound";
    public const string PutBounded = "a put is over within its bound";
    public const string ChangeBounded = "a change is put within its bound, whatever changes after it";
    public const string AnswerBounded = "a request is answered within its bound, whatever its handler does";
    public const string CloseBounded = "a close is over within its bound";
    public const string Paced = "an attempt comes soon after a connection that was healthy, and ever later after others";
    public const string NextAddress = "an attempt goes on with the address that served well, or with the one after the last";

    /// <summary>Keys are numbered from one, a few.</summary>
    private const int KeysMax = 4;

    private MonotonicTime attempt;
    private MonotonicTime address;
    private MonotonicTime put;
    private MonotonicTime change;
    private MonotonicTime close;
    private Answers answers;

    /// <summary>When the connection that is up will have lasted long enough since it proved useful; and whether it has.</summary>
    private MonotonicTime health;

    private bool isHealthy;
    private int failures;

    /// <summary>The next attempt comes from then on, and by then.</summary>
    private MonotonicTime rest;

    private MonotonicTime retry;

    /// <summary>The address that an attempt has to open next.</summary>
    private int nextAddress;

    private static DealerSettings Settings => DealerRules.Settings;

    /// <summary>Whether a change waits to be put.</summary>
    public readonly bool IsChangeDue => change != MonotonicTime.None;

    /// <summary>Whether the attempt before this one led to nothing healthy, and neither has this one.</summary>
    public readonly bool HasFailed => failures > 0;

    public readonly bool IsHealthy => isHealthy;

    /// <summary>Time has passed, and what is due now has not happened yet; what should have happened before, or null.</summary>
    public string? Age(MonotonicTime now)
    {
        if (health != MonotonicTime.None && now >= health)
        {
            (health, isHealthy, failures) = (default, true, 0);
            PassOver(DealerRules.Addresses - 1);
        }

        return IsOver(close, now) ? CloseBounded
            : IsOver(change, now) ? ChangeBounded
            : IsOver(retry, now) ? Paced
            : IsOver(attempt, now) || IsOver(address, now) ? AttemptBounded
            : IsOver(put, now) ? PutBounded
            : IsAnyOver(now) ? AnswerBounded
            : null;
    }

    public void Open(MonotonicTime now) => (address, attempt) = (default, now + Settings.IdMax);

    public void Identify(MonotonicTime now, bool wasRegistered)
    {
        attempt = default;
        if (wasRegistered)
            BeUseful(now);
    }

    public void Acknowledge(MonotonicTime now)
    {
        put = default;
        BeUseful(now);
    }

    public void FailPut() => put = default;

    /// <summary>Counts from the first change on. One that comes while a put is on its way has to wait for its answer, whenever that comes.</summary>
    public void Change(MonotonicTime now)
    {
        if (put == MonotonicTime.None && change == MonotonicTime.None)
            change = now + Settings.PutDebounce;
    }

    public void Close(MonotonicTime now) => this = new() { close = now + Settings.CloseMax };

    /// <summary>Takes note of an effect; what it broke, or null.</summary>
    public string? See(in DealerEffect effect, MonotonicTime now)
    {
        switch (effect.Action)
        {
            case DealerAction.ResolveEndpoint:
                var isPaced = now >= rest;
                (rest, retry, attempt) = (default, default, now + Settings.ResolveMax);
                return isPaced ? null : Paced;
            case DealerAction.OpenTransport:
                return SeeOpening(in effect, now);
            case DealerAction.PutState:
                (put, change) = (now + Settings.PutMax, default);
                break;
            case DealerAction.CancelPut:
                put = default;
                break;
            case DealerAction.DeliverRequest:
                answers[effect.Key.Value] = now + Settings.AnswerMax;
                break;
            case DealerAction.SendReply:
                answers[effect.Key.Value] = default;
                break;
            case DealerAction.PublishStatus when effect.Status == DealerStatus.Disconnected:
                Rest(now);
                break;
            case DealerAction.ReportEnded:
                this = default;
                break;
            default:
                break;
        }

        return null;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref attempt);
        codec.Value(ref address);
        codec.Value(ref put);
        codec.Value(ref change);
        codec.Value(ref close);
        for (var key = 0; key < KeysMax; key++)
            codec.Value(ref answers[key]);
        codec.Value(ref health);
        codec.Value(ref isHealthy);
        codec.Value(ref failures);
        codec.Value(ref rest);
        codec.Value(ref retry);
        codec.Value(ref nextAddress);
    }

    private string? SeeOpening(in DealerEffect effect, MonotonicTime now)
    {
        var isNext = effect.AddressIndex == nextAddress;
        address = now + Settings.AddressMax;
        if (effect.Connection == effect.Resolved)
            attempt = now + Settings.ConnectMax;
        PassOver(1);
        return isNext ? null : NextAddress;
    }

    private void PassOver(int addresses) => nextAddress = (nextAddress + addresses) % DealerRules.Addresses;

    private void BeUseful(MonotonicTime now)
    {
        if (!isHealthy && health == MonotonicTime.None)
            health = now + Settings.BackoffInitial;
    }

    private void Rest(MonotonicTime now)
    {
        failures = isHealthy ? 0 : Math.Min(failures + 1, Backoff.FailuresMax);
        var longest = isHealthy ? Settings.FirstRetryMax : Settings.BackoffInitial;
        for (var failure = 1; failure < failures; failure++)
            longest = Duration.Min(longest * Settings.BackoffMultiplier, Settings.BackoffMax);
        this = new()
        {
            failures = failures, nextAddress = nextAddress, put = put, rest = now + (longest / 2), retry = now + (longest - new Duration(1)),
        };
    }

    private readonly bool IsAnyOver(MonotonicTime now)
    {
        var isAny = false;
        for (var key = 0; key < KeysMax; key++)
            isAny |= IsOver(answers[key], now);
        return isAny;
    }

    private static bool IsOver(MonotonicTime due, MonotonicTime now) => due != MonotonicTime.None && now > due;

    [InlineArray(KeysMax)]
    private struct Answers
    {
        private MonotonicTime first;
    }
}
