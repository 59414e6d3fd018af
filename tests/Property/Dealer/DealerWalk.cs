using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

/// <summary>
/// One life of a dealer, drawn from a tape: a host that mostly does what it is asked, a peer and an owner that do
/// anything at any time, reports that come late or of the past, and time that passes.
/// </summary>
internal sealed class DealerWalk(Tape tape, SortedDictionary<string, int> seen)
{
    private const int Keys = 8;

    /// <summary>How often, of ten times, the world does what it is asked.</summary>
    private readonly int willing = 2 + tape.Below(4);

    private readonly DealerMachine machine = new();
    private readonly DealerObserver observer = new();
    private readonly Outbox<DealerEffect> outbox = new();
    private Instance<DealerState, DealerDeadline, DealerData> dealer = new DealerMachine().Create(new(1));

    public MonotonicTime Now { get; private set; } = new(5_000_000);

    public DealerState State => dealer.State;

    public void Live(int steps)
    {
        Hear(DealerInput.StartRequested());
        for (var step = 0; step < steps; step++)
            Step();
    }

    /// <summary>From here on everybody does what they are asked, and nothing is lost.</summary>
    public void Heal(Duration within)
    {
        for (var end = Now + within; State is not (DealerState.Registered or DealerState.Closed) && Now < end;)
        {
            if (Cooperation() is { } input)
                Hear(input);
            else
                WaitUntil(dealer.Deadlines.Earliest);
        }
    }

    private void Step()
    {
        switch (tape.Below(10))
        {
            case var chance when chance < willing && Cooperation() is { } input: Hear(input); break;
            case < 7: WaitUntil(tape.Flag() ? dealer.Deadlines.Earliest : Now + Duration.FromMilliseconds(tape.Below(4_000))); break;
            default: Hear(Anything()); break;
        }
    }

    /// <summary>What a host and a peer that work would do next, or nothing where only time goes on.</summary>
    private DealerInput? Cooperation() => State switch
    {
        DealerState.Resolving => DealerInput.EndpointResolved(dealer.Data.Live, 6),
        DealerState.Connecting => DealerInput.TransportOpened(dealer.Data.Live),
        DealerState.AwaitingId => DealerInput.ConnectionIdReceived(dealer.Data.Live, new TextId(1 + tape.Below(3))),
        DealerState.Registering or DealerState.Registered when dealer.Data.Registration.IsInFlight => DealerInput.RegistrationAcknowledged(dealer.Data.Registration.InFlight),
        DealerState.Registering or DealerState.Registered when dealer.Deadlines.IsArmed(DealerDeadline.Pong) => DealerInput.PongReceived(dealer.Data.Live),
        DealerState.Closing => DealerInput.TransportClosed(dealer.Data.Live, DealerCause.None),
        _ => null,
    };

    private DealerInput Anything() => tape.Below(24) switch
    {
        0 => tape.Below(8) == 0 ? DealerInput.CloseRequested() : DealerInput.StartRequested(),
        1 => tape.Below(8) == 0 ? DealerInput.CredentialsRefused(Connection()) : DealerInput.ResolveFailed(Connection()),
        2 => DealerInput.EndpointResolved(Connection(), tape.Below(4)),
        3 => DealerInput.TransportOpened(Connection()),
        4 => DealerInput.TransportFailed(Connection()),
        5 => DealerInput.UpgradeRefused(Connection()),
        6 => DealerInput.TransportClosed(Connection(), tape.PickEnum<DealerCause>()),
        7 => DealerInput.PingReceived(Connection()),
        8 => DealerInput.PongReceived(Connection()),
        9 or 10 => DealerInput.ConnectionIdReceived(Connection(), new TextId(tape.Below(4))),
        11 => DealerInput.MessageReceived(Connection(), tape.Below(100)),
        12 or 13 or 14 => Request(),
        15 => DealerInput.RequestUnreadable(Connection(), Key()),
        16 or 17 => DealerInput.RequestAnswered(Connection(), Key(), tape.Flag()),
        18 or 19 => DealerInput.RegistrationFailed(Registration()),
        20 => DealerInput.RegistrationAcknowledged(Registration()),
        _ => DealerInput.StateChanged(),
    };

    private DealerInput Request() => DealerInput.RequestReceived(
        Connection(), Key(), new HandlerId(tape.Below(3)), RequestIdentity.Of("phone", (uint)tape.Below(6)), tape.Below(100));

    private TextId Key() => new(1 + tape.Below(Keys));

    /// <summary>Mostly that of now, if there is one; else one that is over or never was.</summary>
    private ConnectionEpoch Connection() =>
        tape.Below(4) > 0 && !dealer.Data.Live.IsNone() ? dealer.Data.Live : new(1 + (uint)tape.Below((int)dealer.Data.Minted.Value + 2));

    private RegistrationEpoch Registration() =>
        tape.Below(3) > 0 && dealer.Data.Registration.IsInFlight ? dealer.Data.Registration.InFlight : new(1 + (uint)tape.Below((int)dealer.Data.Registration.Minted.Value + 2));

    private void Hear(DealerInput input)
    {
        var stale = dealer.StaleDropped;
        observer.Before(in input);
        var before = State;
        machine.Step(ref dealer, in input, Now, outbox);
        Saw(dealer.StaleDropped > stale ? "stale" : $"{before} {input.Trigger}");
        Drain();
    }

    private void WaitUntil(MonotonicTime time)
    {
        if (time == MonotonicTime.Never)
            return;
        Now = MonotonicTime.Max(Now, time);
        while (dealer.Deadlines.Earliest <= Now)
        {
            var (before, armed) = (State, dealer.Deadlines);
            Assert.True(armed.TryTakeDue(Now, out var deadline));
            machine.TickOnce(ref dealer, Now, outbox);
            Saw($"{before} {machine.Elapsed(deadline)}");
            Drain();
        }
    }

    private void Saw(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;

    private void Drain()
    {
        foreach (ref readonly var effect in outbox.Effects)
            observer.Asked(in effect, Now);
        outbox.Clear();
        Assert.Equal(observer.IsDirty, dealer.Data.Registration.Dirty);
        Assert.Equal(observer.Owed, dealer.Data.Outstanding.Count);
        foreach (var deadline in Awaited())
            Assert.True(dealer.Deadlines.IsArmed(deadline), $"{State} waits for {deadline} without a deadline");
    }

    /// <summary>What must have a deadline, because it is waited for.</summary>
    private IEnumerable<DealerDeadline> Awaited()
    {
        if (State is DealerState.Resolving or DealerState.Connecting or DealerState.AwaitingId) yield return DealerDeadline.Attempt;
        if (State == DealerState.Connecting) yield return DealerDeadline.Address;
        if (State == DealerState.Backoff) yield return DealerDeadline.Retry;
        if (State == DealerState.Closing) yield return DealerDeadline.Close;
        if (observer.IsUp) yield return DealerDeadline.Ping;
        if (observer.Owed > 0) yield return DealerDeadline.Answer;
        if (dealer.Data.Registration.IsInFlight) yield return DealerDeadline.Put;
        else if (State is DealerState.Registering or DealerState.Registered && observer.IsDirty)
            yield return dealer.Deadlines.IsArmed(DealerDeadline.Debounce) ? DealerDeadline.Debounce : DealerDeadline.PutRetry;
    }
}
