using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>What is published by way of a session, while its connections come and go under virtual time.</summary>
public sealed class OriginStories
{
    private static readonly TextId Music = new(1);
    private static readonly OwnerEpoch Anna = new(7);
    private static readonly OwnerEpoch Ben = new(8);
    private static readonly Duration Patience = Duration.FromSeconds(10);

    private readonly Outbox<SessionNodeEffect> outbox = new();
    private readonly SessionNode node = new(new() { Patience = Patience }, Dice.Fixed);
    private readonly List<SessionNodeEffect> asked = [];
    private MonotonicTime now = new(1_000_000_000);
    private ConnectionEpoch attempt;

    [Fact]
    public void C107_A_blip_takes_away_nothing_that_is_published()
    {
        Connect().Say(Announced(Anna));
        Assert.Equal([Anna], Changes());
        var lost = attempt;
        Lose().Connect();
        Assert.NotEqual(lost, attempt);
        Say(Announced(Anna)).Wait(2 * Patience.Microseconds);
        Assert.Empty(Changes());
    }

    [Fact]
    public void C107_Who_does_not_come_back_with_the_connection_is_gone_when_the_linger_ends()
    {
        Connect().Say(Announced(Anna));
        Assert.Equal([Anna], Changes());
        Lose().Connect().Wait((Patience + SessionNode.LingerBeyondPatience).Microseconds);
        Assert.Equal([default], Changes());
        Assert.Equal(SessionStatus.Connected, Status);
    }

    [Fact]
    public void C108_The_end_of_the_session_is_told_while_what_was_published_by_it_is_still_announced()
    {
        Connect().Say(Announced(Anna));
        Assert.Equal([Anna], Changes());
        Lose();
        var lostAt = now;
        while (Status < SessionStatus.Closed)
        {
            Assert.NotEqual(MonotonicTime.Never, node.NextDeadline);
            WaitForDeadline();
        }

        Assert.Equal((SessionStatus.GaveUp, Patience), (Status, now - lostAt));
        Assert.Equal(1, asked.Count(effect => effect.Action == SessionNodeAction.ReportChanges));
        Assert.Equal(MonotonicTime.Never, node.NextDeadline);
        Assert.Empty(Changes());
    }

    [Fact]
    public void C109_C110_What_a_past_connection_says_of_a_path_changes_nothing_there()
    {
        Connect().Say(Announced(Anna));
        var old = attempt;
        Lose().Connect().Say(Announced(Ben));
        Assert.Equal([Ben], Changes());
        Say(SessionNodeInput.Withdrawn(old, Music)).Say(SessionNodeInput.Announced(old, Music, Anna)).Wait(2 * Patience.Microseconds);
        Assert.Empty(Changes());
        Say(SessionNodeInput.Withdrawn(attempt, Music));
        Assert.Equal([default], Changes());
    }

    /// <summary>The old connection is still there, as a server that goes away leaves it, when the new one announces.</summary>
    [Fact]
    public void C111_Who_comes_by_the_new_connection_wins_over_their_own_ghost()
    {
        Connect().Say(Announced(Anna));
        Assert.Equal([Anna], Changes());
        Say(GoingAway(attempt));
        WaitForDeadline();
        Answer();
        Say(Announced(Anna)).Wait(2 * Patience.Microseconds);
        Assert.Empty(Changes());
        Assert.Equal(SessionStatus.Connected, Status);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void C113_Who_comes_back_in_the_instant_in_which_the_linger_ends_stays(long microseconds, bool stays)
    {
        Connect().Say(Announced(Anna));
        Assert.Equal([Anna], Changes());
        Lose();
        var end = now + Patience + SessionNode.LingerBeyondPatience;
        Connect();
        Wait((end - now).Microseconds + microseconds, ticksAtEnd: microseconds > 0);
        OwnerEpoch[] goneAndBack = [.. Changes(), .. Say(Announced(Anna)).Wait(1).Changes()];
        Assert.Equal(stays ? [] : [default, Anna], goneAndBack);
    }

    [Fact]
    public void C114_That_something_changed_is_reported_once_until_it_is_asked_for()
    {
        Connect().Say(Announced(Anna)).Say(Announced(Ben)).Say(SessionNodeInput.Withdrawn(attempt, Music)).Say(Announced(Anna));
        Assert.Equal(1, Reports);
        Assert.Equal([Anna], Changes());
        Assert.Equal(1, Reports);
        Say(BytesReceived(attempt));
        Assert.Equal(1, Reports);
        Say(Announced(Ben));
        Assert.Equal(2, Reports);
        Assert.Equal([default, Ben], Changes());
        Assert.Empty(Changes());
    }

    [Fact]
    public void A_path_for_which_there_is_no_room_is_refused()
    {
        Connect();
        for (var path = 1; path <= Origins.PathsMax; path++)
            Say(SessionNodeInput.Announced(attempt, new(path), Anna));
        Assert.DoesNotContain(asked, effect => effect.Action == SessionNodeAction.RefuseAnnouncement);
        Say(SessionNodeInput.Announced(attempt, new(99), Anna));
        Assert.Equal(new TextId(99), Assert.Single(asked, effect => effect.Action == SessionNodeAction.RefuseAnnouncement).Path);
    }

    /// <summary>Whoever waits for ever for the session waits for ever for what was published by it.</summary>
    [Fact]
    public void Without_an_end_of_patience_nothing_that_lingers_ends()
    {
        var endless = new SessionNode(SessionSettings.Default, Dice.Fixed);
        endless.Step(OpenRequested(), now, outbox);
        outbox.Clear();
        foreach (var input in Answers(new(1)))
        {
            endless.Step(in input, now, outbox);
            outbox.Clear();
        }

        endless.Step(SessionNodeInput.Announced(new(1), Music, Anna), now, outbox);
        outbox.Clear();
        endless.Step(TransportClosed(new(1), LossCause.TransportError), now, outbox);
        outbox.Clear();
        for (var deadline = 0; deadline < 50; deadline++)
        {
            endless.Tick(endless.NextDeadline, outbox);
            Assert.DoesNotContain(outbox.Effects.ToArray(), effect => effect.Action == SessionNodeAction.ReportChanges);
            outbox.Clear();
        }
    }

    [Fact]
    public void A_node_that_was_written_and_read_remembers_who_publishes()
    {
        Connect().Say(Announced(Anna));
        var (whole, read) = (node, new SessionNode(new() { Patience = Patience }, Dice.Fixed));
        var bytes = new byte[2_048];
        Assert.True(ExactReader.TryRead(bytes.AsSpan(0, ExactWriter.Write(ref whole, bytes)), ref read));
        read.Step(SessionNodeInput.ChangesWanted(), now, outbox);
        Assert.Equal(Anna, Assert.Single(outbox.Effects.ToArray()).Publisher);
        outbox.Clear();
        Assert.InRange(ShapeWriter.Write(ref read, now, new(), bytes), 1, 600);
    }

    private SessionStatus Status => asked.Last(effect => effect.Session.Action is SessionAction.PublishStatus or SessionAction.ReportEnded).Session.Status;

    private int Reports => asked.Count(effect => effect.Action == SessionNodeAction.ReportChanges);

    private static IEnumerable<SessionNodeInput> Answers(ConnectionEpoch connection) =>
        [UrlResolved(connection, 1), TransportOpened(connection), Greeted(connection)];

    private SessionNodeInput Announced(OwnerEpoch publisher) => SessionNodeInput.Announced(attempt, Music, publisher);

    private OriginStories Connect()
    {
        if (asked.Count == 0)
            Say(OpenRequested());
        while (attempt.IsNone())
            WaitForDeadline();
        Answer();
        Assert.Equal(SessionStatus.Connected, Status);
        return this;
    }

    private void Answer()
    {
        foreach (var input in Answers(attempt))
            Say(input);
    }

    private OriginStories Lose()
    {
        var lost = attempt;
        attempt = default;
        return Say(TransportClosed(lost, LossCause.TransportError));
    }

    private OriginStories Say(SessionNodeInput input)
    {
        node.Step(in input, now, outbox);
        return Drain();
    }

    private OriginStories Drain()
    {
        foreach (var effect in outbox.Effects)
        {
            asked.Add(effect);
            if (effect.Session.Action is SessionAction.ResolveUrl && effect.Action == SessionNodeAction.Session)
                attempt = effect.Session.Connection;
        }

        outbox.Clear();
        return this;
    }

    private void WaitForDeadline()
    {
        now = node.NextDeadline;
        node.Tick(now, outbox);
        Drain();
    }

    /// <summary>A server that is well says something every second.</summary>
    private OriginStories Wait(long microseconds, bool ticksAtEnd = true)
    {
        var end = now + new Duration(microseconds);
        while (node.NextDeadline < end || (ticksAtEnd && node.NextDeadline == end))
        {
            WaitForDeadline();
            Say(BytesReceived(attempt));
        }

        now = end;
        return this;
    }

    private OwnerEpoch[] Changes()
    {
        var before = asked.Count;
        Say(SessionNodeInput.ChangesWanted());
        return [.. asked.Skip(before).Where(effect => effect.Action == SessionNodeAction.TellChange).Select(effect => effect.Publisher)];
    }
}
