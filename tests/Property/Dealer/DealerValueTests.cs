using FsCheck;
using FsCheck.Fluent;
using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

public class DealerValueTests
{
    [Fact]
    public void What_is_outstanding_is_what_a_list_would_hold() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var (tape, requests, list, now) = (new Tape(numbers), default(OutstandingRequests), new List<OutstandingRequest>(), 0L);
        var connection = new ConnectionEpoch(3);
        requests.Begin(connection);
        for (var step = 0; step < 40; step++)
        {
            var request = new OutstandingRequest { Key = new(tape.Below(20)), Identity = new(step), Due = new(now += tape.Below(3)) };
            var known = list.FindIndex(other => other.Key == request.Key);
            cases.Saw("one that is known", known >= 0).Saw("one that is new", known < 0).Saw("no room for a new one", known < 0 && list.Count == OutstandingRequests.CountMax).Saw("several of the same time", list.Count > 1 && list[0].Due == list[1].Due);
            Assert.Equal(known >= 0, requests.IsOpen(connection, request.Key));
            Assert.False(requests.IsOpen(new ConnectionEpoch(2), request.Key));
            if (known < 0 && list.Count < OutstandingRequests.CountMax)
            {
                requests.Open(in request);
                list.Add(request);
            }
            else if (tape.Flag() && list.Count > 0)
            {
                Assert.Equal(list[0], requests.CloseOldest());
                list.RemoveAt(0);
            }
            else
            {
                Assert.Equal(known >= 0, requests.TryClose(connection, request.Key, out var closed));
                Assert.Equal(known >= 0 ? list[known] : default, closed);
                list.RemoveAll(other => other.Key == request.Key);
            }

            Assert.Equal(list.Count == 0 ? MonotonicTime.Never : list[0].Due, requests.EarliestDue);
        }

        Assert.Equal(list.Count, requests.Drop());
    }).Check(Seeded.Quick.WithMaxTest(500)));

    [Fact]
    public void What_makes_room_among_the_recent_is_decided_or_of_a_connection_that_is_gone() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var (tape, recent, undecided) = (new Tape(numbers), default(RecentRequests), new Queue<RequestIdentity>());
        for (var number = 0; number < 90; number++)
        {
            cases.Saw("as many undecided as there may be", undecided.Count == OutstandingRequests.CountMax - 1).Saw("all decided", undecided.Count == 0).Saw("room to be made", number >= RecentRequests.CountMax);
            recent.Begin(new(number));
            undecided.Enqueue(new(number));
            if (undecided.Count == OutstandingRequests.CountMax || tape.Flag())
                recent.Decide(undecided.Dequeue(), tape.Flag());
            Assert.All(undecided, identity => Assert.Equal(RequestOutcome.Undecided, recent.OutcomeOf(identity)));
            Assert.Equal(Math.Min(number + 1, RecentRequests.CountMax), recent.Count);
        }
    }).Check(Seeded.Quick.WithMaxTest(300)));

    [Fact]
    public void The_newest_that_can_be_held_are_held_when_none_is_ever_decided()
    {
        var recent = default(RecentRequests);
        for (var number = 0; number < 100; number++)
            recent.Begin(new(number));
        Assert.Equal(RequestOutcome.Unknown, recent.OutcomeOf(new(99 - RecentRequests.CountMax)));
        Assert.Equal(RequestOutcome.Undecided, recent.OutcomeOf(new(100 - RecentRequests.CountMax)));
    }

    [Fact]
    public void Data_full_of_requests_is_small()
    {
        var (machine, effects) = (new DealerMachine(), new Outbox<DealerEffect>(1_024));
        var dealer = machine.Create(Dice.Fixed);
        Span<DealerInput> begin = [DealerInput.StartRequested(), DealerInput.EndpointResolved(new(1), 1), DealerInput.TransportOpened(new(1)), DealerInput.ConnectionIdReceived(new(1), new(1))];
        foreach (var input in begin)
            machine.Step(ref dealer, in input, new(1), effects);
        for (var key = 0; key < 100; key++)
        {
            var (request, answer) = (DealerInput.RequestReceived(new(1), new(key), new(1), RequestIdentity.Of("phone", (uint)key), 1), DealerInput.RequestAnswered(new(1), new(key), true));
            machine.Step(ref dealer, in request, new(1), effects);
            if (key < RecentRequests.CountMax)
                machine.Step(ref dealer, in answer, new(1), effects);
            effects.Clear();
        }

        Assert.Equal((OutstandingRequests.CountMax, RecentRequests.CountMax), (dealer.Data.Outstanding.Count, dealer.Data.Recent.Count));
        Assert.InRange(ShapeWriter.Write(ref dealer, new(1), new EpochRanks(), new byte[2_000]), 1, 600);
    }

    [Fact]
    public void Every_address_has_its_turn_however_few_an_attempt_can_try() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var (tape, rotation, tried) = (new Tape(numbers), default(AddressRotation), new SortedSet<int>());
        var (addresses, each) = (1 + tape.Below(12), 1 + tape.Below(4));
        cases.Saw("one address", addresses == 1).Saw("more than an attempt tries", addresses > each).Saw("fewer", addresses < each).Saw("one a try", each == 1);
        for (var attempt = 0; attempt < addresses; attempt++)
        {
            rotation.Begin(new(1), addresses);
            for (var left = each; tried.Add(rotation.Index) | true && --left > 0 && rotation.HasNext;)
                rotation.MoveNext();
            rotation.PassOver();
        }

        Assert.Equal(addresses, tried.Count);
    }).Check(Seeded.Quick));

    [Fact]
    public void What_waits_for_a_subscriber_is_the_newest_there_was_in_order() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var (tape, list) = (new Tape(numbers), new List<int>());
        var queue = new SubscriberQueue<int>(1 + tape.Below(5));
        for (var step = 0; step < 40; step++)
        {
            cases.Saw("full", queue.Count == queue.Capacity).Saw("empty", queue.Count == 0).Saw("room for one", queue.Capacity == 1);
            if (tape.Below(3) > 0)
            {
                queue.Add(step);
                list.Add(step);
                list.RemoveRange(0, Math.Max(list.Count - queue.Capacity, 0));
            }
            else
            {
                Assert.Equal(list.Count > 0, queue.TryTake(out var message));
                Assert.Equal(list.FirstOrDefault(), message);
                list.RemoveRange(0, Math.Min(list.Count, 1));
            }

            Assert.Equal(list.Count, queue.Count);
        }
    }).Check(Seeded.Quick));

    [Fact]
    public void A_text_of_a_peer_has_one_id_while_it_is_held_and_another_afterwards()
    {
        var texts = new PeerTexts();
        var first = texts.Hold("key");
        Assert.Equal(first, texts.Hold("key"));
        texts.Release(first);
        texts.Release(first);
        Assert.Null(texts[first]);
        var second = texts.Hold("key");
        Assert.NotEqual(first, second);
        Assert.Equal("key", texts[second]);
        texts.Clear();
        Assert.Null(texts[second]);
        Assert.Equal(0, texts.Count);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var (machine, effects) = (new DealerMachine(), new Outbox<DealerEffect>());
        var dealer = machine.Create(new(1));
        var allocated = long.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < 200; round++)
                Cycle(machine, ref dealer, effects);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(0, 250, 2, 3, "storm")]
    [InlineData(1, 0, 2, 3, "storm")]
    [InlineData(1, 250, 0, 3, "multiplier")]
    [InlineData(60, 250, 2, 3, "longest backoff")]
    [InlineData(1, 250, 2, 30, "pong")]
    [InlineData(1, 250, 2, 0, "wait")]
    [InlineData(1, 250, 2, 3, null)]
    public void Settings_that_could_not_work_are_refused_with_a_reason(int initial, int first, int multiplier, int pong, string? word)
    {
        var problem = new DealerSettings
        {
            BackoffInitial = Duration.FromSeconds(initial),
            FirstRetryMax = Duration.FromMilliseconds(first),
            BackoffMultiplier = multiplier,
            PongMax = Duration.FromSeconds(pong),
        }.Problem();
        if (word is null)
            Assert.Null(problem);
        else
            Assert.Contains(word, problem, StringComparison.Ordinal);
    }

    private static void Cycle(DealerMachine machine, ref Instance<DealerState, DealerDeadline, DealerData> dealer, Outbox<DealerEffect> effects)
    {
        Hear(machine, ref dealer, DealerInput.StartRequested(), effects);
        if (dealer.State == DealerState.Backoff)
            machine.Tick(ref dealer, dealer.Deadlines.Earliest, effects);
        Hear(machine, ref dealer, DealerInput.EndpointResolved(dealer.Data.Live, 2), effects);
        Hear(machine, ref dealer, DealerInput.TransportOpened(dealer.Data.Live), effects);
        Hear(machine, ref dealer, DealerInput.ConnectionIdReceived(dealer.Data.Live, new(1)), effects);
        Hear(machine, ref dealer, DealerInput.RegistrationAcknowledged(dealer.Data.Registration.InFlight), effects);
        Hear(machine, ref dealer, DealerInput.RequestReceived(dealer.Data.Live, new(3), new(1), new(dealer.Data.Live.Value), 9), effects);
        Hear(machine, ref dealer, DealerInput.RequestAnswered(dealer.Data.Live, new(3), true), effects);
        Hear(machine, ref dealer, DealerInput.TransportClosed(dealer.Data.Live, DealerCause.ClosedByPeer), effects);
    }

    private static void Hear(DealerMachine machine, ref Instance<DealerState, DealerDeadline, DealerData> dealer, DealerInput input, Outbox<DealerEffect> effects)
    {
        effects.Clear();
        machine.Step(ref dealer, in input, new(1_000_000), effects);
    }
}
