using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>How a session comes back: ever more thoroughly, each way tried, each option for one attempt.</summary>
public sealed class StrategyTests
{
    private static readonly SessionSettings ThreeUrls = new() { UrlCount = 3, NeedsToken = false };

    [Fact]
    public void C76_Each_way_that_fails_leads_to_the_next_and_never_to_an_end()
    {
        var story = new SessionStory(ThreeUrls).BecomeHealthy().Lose();
        var ways = new List<(Strategy, int)>();
        while (story.Attempts.Count < 12)
        {
            story.WaitFor(SessionState.Resolving);
            ways.Add((story.Data.Strategy, story.Data.UrlIndex));
            story.FailAttempt();
        }

        // 10 s of fast attempts, three rejoins, and then round the list.
        var fast = ways.TakeWhile(way => way == (Strategy.Fast, 0)).Count();
        Assert.InRange(fast, 3, 5);
        (Strategy, int)[] expected =
        [
            (Strategy.Rejoin, 0), (Strategy.Rejoin, 0), (Strategy.Rejoin, 0),
            (Strategy.Migrate, 1), (Strategy.Migrate, 2), (Strategy.Migrate, 0), (Strategy.Migrate, 1), (Strategy.Migrate, 2),
        ];
        Assert.Equal(expected.Take(ways.Count - fast), ways.Skip(fast));
    }

    [Theory]
    [InlineData(0, Strategy.Fast)]
    [InlineData(9, Strategy.Rejoin)]
    [InlineData(11, Strategy.Migrate)]
    public void C76_Each_way_succeeds_and_success_is_being_connected(int failures, Strategy way)
    {
        var story = new SessionStory(ThreeUrls).BecomeHealthy().Lose();
        while (story.Attempts.Count - 1 < failures && story.Data.Strategy != way)
            story.FailAttempt();
        story.WaitFor(SessionState.Resolving).AnswerUpToHello();
        Assert.Equal(way, story.Last(SessionAction.SendHello).Strategy);
        Assert.DoesNotContain(SessionStatus.Connected, story.Statuses.SkipWhile(status => status != SessionStatus.Disconnected));
        var before = story.Data.Session;
        story.Hear(Greeted(story.Data.Next)).Is(SessionState.Connected);
        Assert.Equal(way == Strategy.Fast, before == story.Data.Session);
    }

    [Fact]
    public void C83_An_attempt_keeps_its_options_and_hands_none_on()
    {
        var story = new SessionStory(ThreeUrls with { FastWindow = Duration.FromSeconds(1) }).BecomeHealthy().Lose().WaitFor(SessionState.Resolving).AnswerUpToHello();
        Assert.Equal(Strategy.Fast, story.Last(SessionAction.SendHello).Strategy);
        story.Wait(Duration.FromSeconds(2)).Is(SessionState.Authenticating);
        Assert.False(story.IsArmed(SessionDeadline.FastWindow));
        Assert.Equal(Strategy.Fast, story.Data.Strategy);
        story.Hear(TransportClosed(story.Data.Next, LossCause.ClosedByPeer)).WaitFor(SessionState.Resolving).AnswerUpToHello();
        Assert.Equal(Strategy.Rejoin, story.Last(SessionAction.SendHello).Strategy);
    }
}
