using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>What a session does on a good day and on an ordinary bad one.</summary>
public sealed class SessionStories
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void A_session_comes_up_and_is_closed()
    {
        var story = new SessionStory().BecomeConnected();
        Assert.Equal(
            [
                SessionAction.PublishStatus, SessionAction.ResolveUrl, SessionAction.OpenTransport, SessionAction.SendHello,
                SessionAction.AnnounceState, SessionAction.PublishStatus,
            ],
            story.Effects.Select(effect => effect.Action));
        Assert.Equal(new SessionEpoch(1), story.Last(SessionAction.PublishStatus).Session);
        story.Hear(CloseRequested()).Is(SessionState.Closing).Hear(TransportClosed(story.Data.Live, LossCause.ClosedByPeer));
        Assert.Equal(SessionStatus.Closed, story.Last(SessionAction.ReportEnded).Status);
    }

    [Fact]
    public void A_healthy_session_that_is_lost_is_back_within_250_ms_and_is_the_same()
    {
        var story = new SessionStory().BecomeHealthy().Lose();
        var lost = story.Now;
        story.WaitFor(SessionState.Resolving);
        SessionStory.IsWithin(story.Now - lost, new(1), Duration.FromMilliseconds(250));
        story.BecomeConnected();
        Assert.Equal((Strategy.Fast, new SessionEpoch(1)), (story.Last(SessionAction.PublishStatus).Strategy, story.Data.Session));
    }

    [Fact]
    public void A_probe_that_is_answered_is_forgotten()
    {
        var story = new SessionStory().BecomeConnected().Hear(StreamChanged(streaming: true));
        story.Wait(Second * 2).Hear(BytesReceived(story.Data.Live)).Wait(Second).Is(SessionState.Connected);
        Assert.Single(story.All(SessionAction.SendProbe));
    }

    [Fact]
    public void Patience_is_for_ever_where_no_end_of_it_was_asked_for()
    {
        var story = new SessionStory().Hear(OpenRequested()).Wait(Second * 3_600);
        Assert.Empty(story.All(SessionAction.ReportEnded));
        Assert.InRange(story.Attempts.Count, 3_600 / 40, 3_600 / 20);
    }
}
