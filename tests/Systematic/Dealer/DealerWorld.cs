using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Dealer;

/// <summary>
/// One dealer under virtual time, told what happens line by line. It answers nothing by itself; it remembers what was
/// asked for, and checks after every step what must hold always.
/// </summary>
internal sealed class DealerWorld
{
    private readonly DealerMachine machine;
    private readonly Outbox<DealerEffect> outbox = new();
    private readonly List<(MonotonicTime At, DealerEffect Effect)> log = [];
    private Instance<DealerState, DealerDeadline, DealerData> dealer;

    public DealerWorld(DealerSettings? settings = null)
    {
        Settings = settings ?? DealerSettings.Default;
        machine = new(Settings);
        dealer = machine.Create(Dice.Fixed);
    }

    public DealerSettings Settings { get; }

    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public DealerState State => dealer.State;

    public ref readonly DealerData Data => ref dealer.Data;

    public long StaleDropped => dealer.StaleDropped;

    /// <summary>The transport that is asked for or open.</summary>
    public ConnectionEpoch Live => dealer.Data.Live;

    public RegistrationEpoch Put => dealer.Data.Registration.InFlight;

    public bool IsArmed(DealerDeadline deadline) => dealer.Deadlines.IsArmed(deadline);

    /// <summary>Everything asked for since <see cref="Forget"/>, in order.</summary>
    public IEnumerable<DealerEffect> Asked() => log.Select(entry => entry.Effect);

    public IEnumerable<DealerEffect> Asked(DealerAction action) => Asked().Where(effect => effect.Action == action);

    public IEnumerable<MonotonicTime> Times(DealerAction action) => log.Where(entry => entry.Effect.Action == action).Select(entry => entry.At);

    public void Forget() => log.Clear();

    /// <summary>Something happens; says what is asked for in answer.</summary>
    public DealerAction[] Hear(DealerInput input)
    {
        machine.Step(ref dealer, in input, Now, outbox);
        return Drain();
    }

    /// <summary>Time passes, deadline by deadline, so that each fires when it is due.</summary>
    public DealerAction[] Wait(Duration span)
    {
        var (end, actions) = (Now + span, new List<DealerAction>());
        while (dealer.Deadlines.Earliest <= end)
        {
            Now = dealer.Deadlines.Earliest;
            machine.Tick(ref dealer, Now, outbox);
            actions.AddRange(Drain());
        }

        Now = end;
        return [.. actions];
    }

    public DealerAction[] Wait(long milliseconds) => Wait(Duration.FromMilliseconds(milliseconds));

    /// <summary>Time passes up to the next deadline, which fires.</summary>
    public DealerAction[] WaitForDeadline() => Wait(dealer.Deadlines.Earliest - Now);

    public DealerWorld Start()
    {
        Hear(DealerInput.StartRequested());
        return this;
    }

    /// <summary>Goes on from a new attempt to an open transport.</summary>
    public DealerWorld Open(int addresses = 1)
    {
        Hear(DealerInput.EndpointResolved(Live, addresses));
        Hear(DealerInput.TransportOpened(Live));
        Hear(DealerInput.PongReceived(Live));
        Assert.Equal(DealerState.AwaitingId, State);
        return this;
    }

    public DealerWorld Identify(int id)
    {
        Hear(DealerInput.ConnectionIdReceived(Live, new TextId(id)));
        return this;
    }

    public DealerWorld Acknowledge()
    {
        Hear(DealerInput.RegistrationAcknowledged(Put));
        Assert.Equal(DealerState.Registered, State);
        return this;
    }

    /// <summary>Registered under id 1, for long enough to be healthy.</summary>
    public static DealerWorld Registered(DealerSettings? settings = null)
    {
        var world = new DealerWorld(settings).Start().Open().Identify(1).Acknowledge();
        world.Wait(2_000);
        Assert.True(world.Data.Healthy);
        world.Forget();
        return world;
    }

    public DealerWorld Lose(DealerCause cause = DealerCause.TransportError)
    {
        Hear(DealerInput.TransportClosed(Live, cause));
        Assert.Equal(DealerState.Backoff, State);
        return this;
    }

    /// <summary>From backoff to the next attempt.</summary>
    public DealerWorld Retry()
    {
        WaitForDeadline();
        Assert.Equal(DealerState.Resolving, State);
        return this;
    }

    /// <summary>Lets an attempt that is being resolved come so far, and fail at once.</summary>
    public DealerWorld FailAt(DealerState step)
    {
        if (step == DealerState.Connecting)
            Hear(DealerInput.EndpointResolved(Live, 1));
        else if (step != DealerState.Resolving)
            Open();
        if (step == DealerState.Registering)
            Identify(1);
        Assert.Equal(step, State);
        Hear(step switch
        {
            DealerState.Resolving => DealerInput.ResolveFailed(Live),
            DealerState.Connecting => DealerInput.TransportFailed(Live),
            DealerState.AwaitingId => DealerInput.TransportClosed(Live, DealerCause.ClosedByPeer),
            _ => DealerInput.RegistrationFailed(Put),
        });
        Assert.Equal(DealerState.Backoff, State);
        return this;
    }

    public DealerAction[] Request(int key, RequestIdentity identity, int handler = 1) =>
        Hear(DealerInput.RequestReceived(Live, new TextId(key), new HandlerId(handler), identity, handle: key));

    private DealerAction[] Drain()
    {
        var actions = new DealerAction[outbox.Count];
        for (var index = 0; index < actions.Length; index++)
        {
            actions[index] = outbox.Effects[index].Action;
            log.Add((Now, outbox.Effects[index]));
        }

        outbox.Clear();
        AlwaysHolds();
        return actions;
    }

    private void AlwaysHolds()
    {
        Assert.True(State is DealerState.Stopped or DealerState.Closed || dealer.Deadlines.Earliest != MonotonicTime.Never, $"{State} waits for nothing");
        Assert.True(Put.IsNone() || Data.ConnectionId != TextId.None, "a put without an id");
        Assert.True(Put.IsNone() || Data.Registration.Dirty, "a put of nothing");
        Assert.True(State == DealerState.Registered || Data.Registration.Dirty, "clean, though nothing is acknowledged");
        Assert.True(Asked(DealerAction.ReportEnded).Count() <= 1, "ended twice");
    }
}
