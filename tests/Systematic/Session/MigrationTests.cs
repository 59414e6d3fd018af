using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>A server goes away: the old connection stays until the new one is up.</summary>
public sealed class MigrationTests
{
    private static readonly SessionSettings TwoUrls = new() { UrlCount = 2, NeedsToken = true };

    [Fact]
    public void C75_A_server_that_goes_away_is_left_when_the_next_has_greeted()
    {
        var story = Migrating();
        var (old, session) = (story.Data.Live, story.Data.Session);
        story.WaitForAttempt().AnswerUpToHello().Is(SessionState.Migrating);
        Assert.Equal((Strategy.Migrate, 1), (story.Last(SessionAction.SendHello).Strategy, story.Data.UrlIndex));
        Assert.Empty(story.All(SessionAction.AbortTransport));
        var next = story.Data.Next;
        story.Hear(Greeted(next)).Is(SessionState.Connected);
        Assert.Equal(old, Assert.Single(story.All(SessionAction.AbortTransport)).Connection);
        Assert.Equal((next, 0), (story.Data.Live, story.Data.Losses));
        Assert.NotEqual(session, story.Data.Session);
        Assert.DoesNotContain(SessionStatus.Disconnected, story.Statuses);
        Assert.Equal([old, next], story.All(SessionAction.PublishStatus).Where(effect => effect.Status == SessionStatus.Connected).Select(effect => effect.Connection));

        // The end that its goodbye announced comes in every way there is, and is no loss in any.
        var (told, attempts) = (story.Effects.Count, story.Attempts.Count);
        story.Hear(TransportClosed(old, LossCause.ClosedByPeer)).Hear(TransportFailed(old)).Hear(TransportClosed(old, LossCause.TransportError));
        story.Hear(BytesReceived(next)).Wait(Duration.FromSeconds(9)).Is(SessionState.Connected);
        Assert.Equal((told, attempts, 0, 3L), (story.Effects.Count, story.Attempts.Count, story.Data.Losses, story.StaleDropped));
    }

    [Fact]
    public void Attempts_that_fail_go_round_the_list_and_cost_the_old_connection_nothing()
    {
        var story = Migrating();
        var (old, urls) = (story.Data.Live, new List<int>());
        for (var attempt = 0; attempt < 4; attempt++)
        {
            story.WaitForAttempt();
            urls.Add(story.Data.UrlIndex);
            story.Hear(TokenFetched(story.Data.Next)).Hear(ResolveFailed(story.Data.Next)).Is(SessionState.Migrating).Hear(BytesReceived(old));
        }

        Assert.Equal([1, 0, 1, 0], urls);
        Assert.Equal((old, 0, 0), (story.Data.Live, story.Data.Losses, story.StaleDropped));
        story.WaitForAttempt().AnswerUpToHello().Hear(Greeted(story.Data.Next)).Is(SessionState.Connected);
    }

    [Theory]
    [InlineData(AttemptStep.None)]
    [InlineData(AttemptStep.Token)]
    [InlineData(AttemptStep.Greeting)]
    public void C83_C89_A_loss_of_the_old_one_ends_the_migration_and_the_way_on_is_to_migrate(AttemptStep step)
    {
        var story = Migrating();
        if (step != AttemptStep.None)
            story.WaitForAttempt();
        if (step == AttemptStep.Greeting)
            story.AnswerUpToHello();
        Assert.Equal(step, story.Data.Step);
        var abandoned = story.Data.Next;
        story.Hear(TransportClosed(story.Data.Live, LossCause.ClosedByPeer)).Is(SessionState.Recovering);
        Assert.Equal((1, Strategy.Migrate), (story.Data.Losses, story.Data.Strategy));
        Assert.Single(story.Statuses, SessionStatus.Disconnected);
        story.WaitFor(SessionState.FetchingToken).Hear(Greeted(new(Math.Max(abandoned.Value, 1)))).Is(SessionState.FetchingToken).BecomeConnected();
    }

    [Fact]
    public void C98_Servers_that_all_go_away_at_once_are_no_storm()
    {
        var story = new SessionStory(TwoUrls).BecomeHealthy();
        for (var round = 0; round < 10; round++)
            story.Hear(GoingAway(story.Data.Live)).WaitForAttempt().AnswerUpToHello().Hear(Greeted(story.Data.Next)).Is(SessionState.Connected);
        var waits = story.Attempts.Skip(1).Zip(story.Attempts.Skip(2), (one, next) => next - one).ToArray();
        Assert.Equal(waits.Order(), waits);
        SessionStory.IsWithin(waits[^1], Duration.FromSeconds(15), Duration.FromSeconds(30));
    }

    [Fact]
    public void The_old_one_is_watched_meanwhile()
    {
        var story = Migrating().Hear(StreamChanged(true)).Hear(NetworkDown());
        var since = story.Now;
        story.WaitFor(SessionState.Recovering);
        Assert.Equal((Duration.FromMilliseconds(2_500), LossCause.Silent), (story.Now - since, story.Data.LastCause));
    }

    [Fact]
    public void A_close_while_migrating_says_goodbye_to_the_old_and_drops_the_new()
    {
        var story = Migrating().WaitForAttempt().AnswerUpToHello();
        var (old, next) = (story.Data.Live, story.Data.Next);
        story.Hear(CloseRequested()).Is(SessionState.Closing);
        Assert.Equal((old, next), (story.Last(SessionAction.CloseTransport).Connection, story.Last(SessionAction.AbortTransport).Connection));
    }

    private static SessionStory Migrating()
    {
        var story = new SessionStory(TwoUrls).BecomeHealthy();
        return story.Hear(GoingAway(story.Data.Live)).Is(SessionState.Migrating);
    }
}
