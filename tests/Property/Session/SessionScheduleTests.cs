using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Session;

/// <summary>Whatever happens in whatever order, an onlooker sees the laws of a session kept.</summary>
public sealed class SessionScheduleTests
{
    private static readonly string[] MustBeMet =
    [
        "a transport", "two transports", "a connection", "a loss", "a migration", "a loss while migrating", "a hurried attempt",
        "an attempt that the network left", "Closed", "GaveUp", "Refused", "a late word", "a late word of the one just before",
        "a hello to Fast", "a hello to Rejoin", "a hello to Migrate",
    ];

    private enum Event
    {
        GoodAnswer,
        BadAnswer,
        Deadline,
        Moment,
        Bytes,
        Loss,
        GoingAway,
        NetworkUp,
        NetworkDown,
        LateWord,
        TokenRefused,
        Close,
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 20)]
    public void The_laws_are_kept(bool needsToken, int patience)
    {
        var settings = new SessionSettings { NeedsToken = needsToken, Patience = Duration.FromSeconds(patience), UrlCount = 3 };
        var met = new SortedSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Arb.From(Schedules(), Shorter), schedule => met.UnionWith(Play(settings, schedule.Seed, schedule.Events)))
            .Check(Seeded.Quick.WithMaxTest(2_000));
        string[] cannotBe = [needsToken ? "" : "Refused", patience > 0 ? "" : "GaveUp"];
        Assert.Empty(MustBeMet.Except(met).Except(cannotBe));
    }

    private static SortedSet<string> Play(SessionSettings settings, ulong seed, Event[] events)
    {
        var (machine, watch, dice) = (new SessionMachine(settings), new SessionWatch(settings), new Dice(seed));
        var (session, outbox, now) = (machine.Create(dice), new Outbox<SessionEffect>(), new MonotonicTime(1_000_000_000));
        Say(SessionInput.OpenRequested());
        foreach (var happening in events)
        {
            if (happening is Event.Deadline or Event.Moment)
                Pass(happening == Event.Deadline ? MonotonicTime.Min(session.Deadlines.Earliest, now + Duration.FromSeconds(60)) : now + new Duration(dice.Below(200_000)));
            else if (Said(happening, in session.Data, ref dice) is { } input)
                Say(input);
        }

        if (session.StaleDropped > 0)
            watch.Met.Add("a late word");
        Assert.Equal(watch.Losses, session.Data.Losses);
        Assert.Equal(watch.IsOver, session.State >= SessionState.Closed);
        return watch.Met;

        void Say(SessionInput input)
        {
            var before = session;
            watch.Hear(in input, now);
            machine.Step(ref session, in input, now, outbox);
            Assert.True(outbox.Count == 0 || !watch.WasDropped(input.Connection), $"{input} of a connection that was dropped leads to something");
            if (session.StaleDropped > before.StaleDropped && input.Connection.Value + 1 == before.Data.Minted.Value)
                watch.Met.Add("a late word of the one just before");
            Show();
        }

        void Pass(MonotonicTime until)
        {
            while (session.Deadlines.Earliest <= until)
            {
                now = MonotonicTime.Max(now, session.Deadlines.Earliest);
                machine.TickOnce(ref session, now, outbox);
                Show();
            }

            now = MonotonicTime.Max(now, until);
        }

        void Show()
        {
            foreach (ref readonly var effect in outbox.Effects)
                watch.See(in effect, now);
            watch.Settle();
            outbox.Clear();
        }
    }

    private static SessionInput? Said(Event happening, in SessionData data, ref Dice dice) => happening switch
    {
        Event.GoodAnswer => Answer(in data, good: true),
        Event.BadAnswer => Answer(in data, good: false),
        Event.Bytes when !data.Live.IsNone() => SessionInput.BytesReceived(data.Live),
        Event.Loss when !data.Live.IsNone() => SessionInput.TransportClosed(data.Live, LossCause.TransportError),
        Event.GoingAway when !data.Live.IsNone() => SessionInput.GoingAway(data.Live),
        Event.NetworkUp => SessionInput.NetworkUp(),
        Event.NetworkDown => SessionInput.NetworkDown(),
        Event.LateWord when data.Minted.Value > 1 => Late(new(data.Minted.Value - 1 - (uint)(dice.Below(2) * dice.Below(data.Minted.Value - 1))), dice.Below(5)),
        Event.TokenRefused when data.Step == AttemptStep.Token => SessionInput.TokenRefused(data.Next),
        Event.Close => SessionInput.CloseRequested(),
        _ => null,
    };

    private static SessionInput? Answer(in SessionData data, bool good) => data.Step switch
    {
        AttemptStep.Token => good ? SessionInput.TokenFetched(data.Next) : SessionInput.TokenFailed(data.Next),
        AttemptStep.Addresses => good ? SessionInput.UrlResolved(data.Next, 2) : SessionInput.ResolveFailed(data.Next),
        AttemptStep.Transport => good ? SessionInput.TransportOpened(data.Next) : SessionInput.TransportFailed(data.Next),
        AttemptStep.Greeting => good ? SessionInput.Greeted(data.Next) : SessionInput.TransportClosed(data.Next, LossCause.ClosedByPeer),
        _ => null,
    };

    /// <summary>Of a connection that is no more, unless it happens to be the one that is up.</summary>
    private static SessionInput Late(ConnectionEpoch connection, long which) => which switch
    {
        0 => SessionInput.Greeted(connection),
        1 => SessionInput.TransportOpened(connection),
        2 => SessionInput.TransportClosed(connection, LossCause.TransportError),
        3 => SessionInput.TokenRefused(connection),
        _ => SessionInput.UrlResolved(connection, 1),
    };

    private static IEnumerable<(ulong Seed, Event[] Events)> Shorter((ulong Seed, Event[] Events) schedule) =>
        Enumerable.Range(0, schedule.Events.Length).Select(index => (schedule.Seed, schedule.Events.Where((_, place) => place != index).ToArray()));

    private static Gen<(ulong Seed, Event[] Events)> Schedules() =>
        from seed in Gen.Choose(1, int.MaxValue)
        from events in Gen.ArrayOf(
            Gen.Frequency(
                (30, Gen.Constant(Event.GoodAnswer)), (4, Gen.Constant(Event.BadAnswer)), (15, Gen.Constant(Event.Deadline)),
                (6, Gen.Constant(Event.Moment)), (4, Gen.Constant(Event.Bytes)), (3, Gen.Constant(Event.Loss)), (4, Gen.Constant(Event.GoingAway)),
                (3, Gen.Constant(Event.NetworkUp)), (2, Gen.Constant(Event.NetworkDown)), (4, Gen.Constant(Event.LateWord)), (1, Gen.Constant(Event.TokenRefused)), (1, Gen.Constant(Event.Close))),
            80)
        select ((ulong)seed, events);
}
