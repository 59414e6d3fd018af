using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Stories;

public sealed class SessionStories
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void A_session_comes_up_and_is_closed()
    {
        var session = new SessionStory().Hear(OpenRequested());
        Assert.Equal(
            [SessionAction.PublishStatus, SessionAction.ResolveUrl],
            session.Effects.Select(effect => effect.Action));
        session.Hear(UrlResolved(session.Live, 2));
        Assert.Equal(0, session.Last(SessionAction.OpenTransport).AddressIndex);
        session.Hear(TransportOpened(session.Live)).Hear(Greeted(session.Live));
        Assert.Equal(SessionStatus.Connected, session.Last(SessionAction.PublishStatus).Status);
        Assert.Equal(1u, session.Last(SessionAction.PublishStatus).Session.Value);
        session.Hear(CloseRequested());
        Assert.Equal(SessionState.Closing, session.State);
        session.Hear(TransportClosed(session.Live, LossCause.ClosedByPeer));
        Assert.Equal(SessionStatus.Closed, session.Last(SessionAction.ReportEnded).Status);
    }

    [Fact]
    public void A_healthy_session_that_is_lost_is_back_within_250_ms_and_is_the_same()
    {
        var session = new SessionStory().Hear(OpenRequested()).ComeUp().StayUp(Second * 5);
        session.Hear(TransportClosed(session.Live, LossCause.TransportError));
        Assert.Equal(SessionStatus.Disconnected, session.Last(SessionAction.PublishStatus).Status);
        Assert.Equal(LossCause.TransportError, session.Last(SessionAction.PublishStatus).Cause);
        Assert.InRange(session.WaitFor(SessionState.Resolving).Microseconds, 1, 250_000);
        session.ComeUp();
        Assert.Equal(Strategy.Fast, session.Last(SessionAction.PublishStatus).Strategy);
        Assert.Equal(1u, session.Last(SessionAction.PublishStatus).Session.Value);
    }

    [Fact]
    public void Each_address_has_three_seconds_and_a_transport_of_its_own()
    {
        var session = new SessionStory().Hear(OpenRequested());
        session.Hear(UrlResolved(session.Data.Next, 3));
        var first = session.Data.Next;
        session.Wait(Second * 3);
        Assert.Equal(1, session.Last(SessionAction.OpenTransport).AddressIndex);
        Assert.Equal(first, session.Last(SessionAction.AbortTransport).Connection);
        session.Hear(TransportOpened(first));
        Assert.Equal(SessionState.Connecting, session.State);
        session.Hear(TransportFailed(session.Data.Next));
        Assert.Equal(2, session.Last(SessionAction.OpenTransport).AddressIndex);
        session.Hear(TransportFailed(session.Data.Next));
        Assert.Equal(SessionState.Recovering, session.State);
        Assert.Equal(LossCause.ConnectFailed, session.Data.LastCause);
    }

    [Fact]
    public void A_server_that_falls_silent_while_it_plays_is_left_after_two_and_a_half_seconds()
    {
        var session = new SessionStory().Hear(OpenRequested()).ComeUp().Hear(StreamChanged(streaming: true)).StayUp(Second * 5);
        session.Wait(Duration.FromMilliseconds(1_500));
        Assert.Equal(1, session.Count(SessionAction.SendProbe));
        session.Wait(Duration.FromMilliseconds(999));
        Assert.Equal(SessionState.Connected, session.State);
        session.Wait(Duration.FromMilliseconds(1));
        Assert.Equal(SessionState.Recovering, session.State);
        Assert.Equal(LossCause.Silent, session.Data.LastCause);
    }

    [Fact]
    public void A_probe_that_is_answered_is_forgotten()
    {
        var session = new SessionStory().Hear(OpenRequested()).ComeUp().Hear(StreamChanged(streaming: true));
        session.Wait(Second * 2).Hear(BytesReceived(session.Live)).Wait(Second);
        Assert.Equal(SessionState.Connected, session.State);
        Assert.Equal(1, session.Count(SessionAction.SendProbe));
    }

    [Theory]
    [InlineData(SessionState.Idle)]
    [InlineData(SessionState.Resolving)]
    [InlineData(SessionState.Connecting)]
    [InlineData(SessionState.Authenticating)]
    [InlineData(SessionState.Connected)]
    [InlineData(SessionState.Recovering)]
    public void Closed_in_any_state_it_says_so_once(SessionState state)
    {
        var session = In(state);
        session.Hear(CloseRequested()).Hear(CloseRequested()).Wait(Second * 60).Hear(CloseRequested()).Hear(OpenRequested());
        Assert.Equal(SessionState.Closed, session.State);
        Assert.Equal(1, session.Count(SessionAction.ReportEnded));
        Assert.Equal(SessionAction.ReportEnded, session.Effects[^1].Action);
        Assert.True(session.Live.IsNone());
    }

    [Fact]
    public void Patience_ends_where_it_was_asked_for()
    {
        var session = new SessionStory(SessionSettings.Default with { Patience = Second * 30 }).Hear(OpenRequested());
        Assert.Equal(Second * 30, session.WaitFor(SessionState.GaveUp));
        Assert.Equal(1, session.Count(SessionAction.ReportEnded));
        Assert.Equal(SessionStatus.GaveUp, session.Last(SessionAction.ReportEnded).Status);
    }

    [Fact]
    public void Patience_is_for_ever_otherwise()
    {
        var session = new SessionStory().Hear(OpenRequested()).Wait(Second * 3_600);
        Assert.Equal(0, session.Count(SessionAction.ReportEnded));
        Assert.InRange(session.Count(SessionAction.ResolveUrl), 3_600 / 40, 3_600 / 20);
    }

    private static SessionStory In(SessionState state)
    {
        var session = new SessionStory();
        if (state == SessionState.Idle)
            return session;
        session.Hear(OpenRequested());
        if (state is SessionState.Connecting or SessionState.Authenticating)
            session.Hear(UrlResolved(session.Live, 1));
        if (state == SessionState.Authenticating)
            session.Hear(TransportOpened(session.Live));
        if (state == SessionState.Connected)
            session.ComeUp();
        if (state == SessionState.Recovering)
            session.Hear(ResolveFailed(session.Live));
        Assert.Equal(state, session.State);
        return session;
    }
}
