using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>The network of this machine goes and comes.</summary>
public sealed class NetworkTests
{
    [Fact]
    public void C70_Without_a_network_nothing_is_tried_and_nothing_counts()
    {
        var story = new SessionStory().BecomeHealthy().Lose().FailAttempt().WaitFor(SessionState.Resolving);
        var (attempts, failures, opened) = (story.Attempts.Count, story.Data.Backoff.Failures, story.All(SessionAction.OpenTransport).Count());
        story.Hear(NetworkDown()).Is(SessionState.Recovering).Wait(Duration.FromSeconds(3_600));
        Assert.Equal((attempts, failures, opened), (story.Attempts.Count, story.Data.Backoff.Failures, story.All(SessionAction.OpenTransport).Count()));
        Assert.Equal(LossCause.NetworkDown, story.Last(SessionAction.PublishStatus).Cause);
        var up = story.Hear(NetworkUp()).Now;
        SessionStory.IsWithin(story.WaitFor(SessionState.Resolving).Now - up, Duration.Zero, Duration.FromMilliseconds(250));
        story.BecomeConnected();
    }

    [Fact]
    public void A_session_that_is_opened_without_a_network_waits_for_it()
    {
        var story = new SessionStory().Hear(NetworkDown()).Hear(OpenRequested()).Is(SessionState.Recovering).Wait(Duration.FromSeconds(100));
        Assert.Empty(story.Attempts);
        story.Hear(NetworkUp()).BecomeConnected();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(2_000)]
    public void C70_A_network_that_flaps_is_no_storm_and_starves_nobody(int flapMs)
    {
        var story = new SessionStory().BecomeHealthy().Lose();
        var (began, before) = (story.Now, story.Attempts.Count);
        while (story.Now - began < Duration.FromSeconds(60))
            story.Hear(NetworkDown()).Wait(Duration.FromMilliseconds(flapMs)).Hear(NetworkUp()).Wait(Duration.FromMilliseconds(flapMs));
        story.Wait(Duration.FromSeconds(2));
        var waits = story.Attempts.Skip(before).Zip(story.Attempts.Skip(before + 1), (one, next) => next - one).ToArray();
        Assert.All(waits, wait => Assert.True(wait >= Duration.FromMilliseconds(500), $"{wait} between two attempts"));
        Assert.InRange(story.Attempts.Count - before, 1, 62);
    }

    [Fact]
    public void C86_A_healthy_session_is_left_alone_by_down_and_probed_once_by_up()
    {
        var story = new SessionStory().BecomeHealthy().Hear(NetworkDown()).Is(SessionState.Connected).Hear(NetworkUp()).Hear(NetworkUp());
        var asked = story.Now;
        Assert.Single(story.All(SessionAction.SendProbe));
        story.Wait(Duration.FromSeconds(5)).Hear(BytesReceived(story.Data.Live)).Wait(Duration.FromSeconds(6)).Is(SessionState.Connected);
        Assert.Single(story.Attempts);
        Assert.Equal(0, story.Data.Losses);
        Assert.True(story.Now > asked);
    }

    [Fact]
    public void C70_Up_finds_a_connection_that_the_change_of_network_killed_and_flapping_does_not_put_it_off()
    {
        var story = new SessionStory().BecomeHealthy().Hear(StreamChanged(true)).Hear(NetworkUp());
        var asked = story.Now;
        while (story.State == SessionState.Connected && story.Now - asked < Duration.FromSeconds(5))
            story.Hear(NetworkDown()).Hear(NetworkUp()).Wait(Duration.FromMilliseconds(10));
        SessionStory.IsWithin(story.Now - asked, Duration.FromSeconds(1), Duration.FromMilliseconds(1_010));
        Assert.Equal(LossCause.Silent, story.Data.LastCause);
    }

    [Fact]
    public void A_loss_while_the_network_is_down_waits_for_it()
    {
        var story = new SessionStory().BecomeHealthy().Hear(NetworkDown()).Lose().Wait(Duration.FromSeconds(5));
        Assert.Single(story.Attempts);
        story.Hear(NetworkUp()).WaitFor(SessionState.Resolving).AnswerUpToHello();
        Assert.Equal(Strategy.Fast, story.Last(SessionAction.SendHello).Strategy);
    }
}
