using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>A connection is lost once, however it shows, and the session goes on.</summary>
public sealed class LossTests
{
    [Fact]
    public void C72_An_error_a_close_and_a_silence_of_one_connection_are_one_loss()
    {
        var story = new SessionStory().BecomeHealthy().Wait(Duration.FromSeconds(9));
        Assert.True(story.IsArmed(SessionDeadline.Probe));
        var dead = story.Data.Live;
        story.Hear(TransportFailed(dead)).Hear(TransportClosed(dead, LossCause.ClosedByPeer)).Wait(new(100_000));
        Assert.False(story.IsArmed(SessionDeadline.Probe));
        Assert.Equal((1, 1), (story.Data.Losses, story.StaleDropped));
        Assert.Single(story.Statuses, SessionStatus.Disconnected);
        Assert.Equal(LossCause.ConnectFailed, story.Last(SessionAction.PublishStatus).Cause);
    }

    [Fact]
    public void C71_A_peer_that_falls_silent_is_probed_and_then_lost_once()
    {
        var story = new SessionStory().BecomeHealthy().Hear(StreamChanged(true));
        var silent = story.Now;
        story.WaitFor(SessionState.Recovering);
        Assert.Equal(Duration.FromMilliseconds(2_500), story.Now - silent);
        Assert.Single(story.All(SessionAction.SendProbe));
        Assert.Equal((1, LossCause.Silent), (story.Data.Losses, story.Data.LastCause));
    }

    /// <summary>An error, then the attempt that it leads to, and only then the close: at each step of that attempt, and after it.</summary>
    [Theory]
    [InlineData(AttemptStep.None)]
    [InlineData(AttemptStep.Addresses)]
    [InlineData(AttemptStep.Transport)]
    [InlineData(AttemptStep.Greeting)]
    public void C79_A_loss_marks_the_connection_dead_and_its_close_that_comes_later_is_nobodys(AttemptStep step)
    {
        var story = new SessionStory().BecomeHealthy();
        var dead = story.Data.Live;
        story.Lose();
        Assert.True(story.Data.Live.IsNone());
        if (step != AttemptStep.None)
            story.WaitFor(SessionState.Resolving);
        if (step > AttemptStep.Addresses)
            story.Hear(UrlResolved(story.Data.Next, 1));
        if (step > AttemptStep.Transport)
            story.Hear(TransportOpened(story.Data.Next));
        Assert.Equal(step, story.Data.Step);
        var before = (story.State, story.Effects.Count);
        story.Hear(TransportClosed(dead, LossCause.ClosedByPeer)).Hear(TransportFailed(dead));
        Assert.Equal(before, (story.State, story.Effects.Count));
        Assert.Equal((1, 2L), (story.Data.Losses, story.StaleDropped));

        // It is up again when it is greeted again, and not because the dead one was once.
        Assert.Single(story.Statuses, SessionStatus.Connected);
        if (step != AttemptStep.None && step != AttemptStep.Greeting)
            story.Hear(step == AttemptStep.Addresses ? ResolveFailed(story.Data.Next) : TransportFailed(story.Data.Next));
        if (step == AttemptStep.Greeting)
            story.Hear(Greeted(story.Data.Next));
        else
            story.BecomeConnected();
        Assert.Equal(2, story.Statuses.Count(status => status == SessionStatus.Connected));
    }

    [Fact]
    public void C79_No_later_word_of_a_dead_connection_harms_the_next()
    {
        var story = new SessionStory().BecomeHealthy();
        var dead = story.Data.Live;
        story.Lose().BecomeConnected();
        Assert.NotEqual(dead, story.Data.Live);
        story.Hear(TransportClosed(dead, LossCause.ClosedByPeer)).Hear(GoingAway(dead)).Is(SessionState.Connected);
        Assert.Equal((1, 2), (story.Data.Losses, story.StaleDropped));
    }

    [Fact]
    public void C90_Whatever_was_asked_for_is_dropped_once()
    {
        var story = new SessionStory().BecomeHealthy().Lose().FailAttempt().FailAttempt().BecomeConnected().Hear(CloseRequested());
        story.Hear(TransportClosed(story.Data.Live, LossCause.ClosedByPeer)).Is(SessionState.Closed);
        Assert.Equal(Enumerable.Range(1, (int)story.Data.Minted.Value), story.All(SessionAction.AbortTransport).Select(abort => (int)abort.Connection.Value));

        // A second teardown, and what a connection says after it, find nothing left to do.
        var dropped = story.All(SessionAction.AbortTransport).Count();
        story.Hear(CloseRequested()).Hear(TransportClosed(new(story.Data.Minted.Value), LossCause.ClosedByPeer)).Is(SessionState.Closed);
        Assert.Equal(dropped, story.All(SessionAction.AbortTransport).Count());
        Assert.Single(story.All(SessionAction.ReportEnded));
    }

    [Fact]
    public void C92_A_clean_close_by_the_server_is_no_end_of_the_session()
    {
        var story = new SessionStory().BecomeHealthy().Lose(LossCause.ClosedByPeer).BecomeConnected();
        Assert.Empty(story.All(SessionAction.ReportEnded));
        Assert.Equal(2, story.Statuses.Count(status => status == SessionStatus.Connected));
    }

    [Fact]
    public void C31_C98_A_server_that_accepts_and_drops_at_once_is_tried_ever_more_rarely()
    {
        var story = new SessionStory();
        for (var round = 0; round < 10; round++)
            story.BecomeConnected().Lose();
        var waits = story.Attempts.Zip(story.Attempts.Skip(1), (one, next) => next - one).ToArray();
        Assert.Equal(waits.Order(), waits);
        Assert.Equal((Duration.FromMilliseconds(500), Duration.FromSeconds(15)), (waits[0], waits[^1]));
    }

    [Fact]
    public void C99_Only_a_healthy_session_begins_the_backoff_and_the_patience_anew()
    {
        var story = new SessionStory(new() { Patience = Duration.FromSeconds(60) }).Hear(OpenRequested()).FailAttempt().FailAttempt();
        story.BecomeConnected().Lose();
        Assert.Equal(3, story.Data.Backoff.Failures);
        Assert.True(story.IsArmed(SessionDeadline.Patience));
        story.BecomeHealthy();
        Assert.False(story.IsArmed(SessionDeadline.Patience));
        story.Lose();
        Assert.Equal(0, story.Data.Backoff.Failures);
        Assert.True(story.IsArmed(SessionDeadline.Patience));
    }
}
