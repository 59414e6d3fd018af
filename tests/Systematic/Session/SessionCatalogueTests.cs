using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>Rows of the catalogue that a session settles, each as it happened.</summary>
public sealed class SessionCatalogueTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    /// <summary>The handshake that is not finished in the first start, and after a loss: the same waits, and never an end.</summary>
    [Theory]
    [InlineData(AttemptStep.Addresses)]
    [InlineData(AttemptStep.Transport)]
    [InlineData(AttemptStep.Greeting)]
    public void C17_A_first_start_is_retried_by_the_policy_of_a_reconnect_whatever_it_fails_at(AttemptStep step)
    {
        var start = WaitsAfter(new SessionStory().Hear(OpenRequested()), step);
        Assert.Equal([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000], start);
        Assert.Equal(start, WaitsAfter(new SessionStory().BecomeHealthy().Lose().WaitFor(SessionState.Resolving), step));
    }

    [Fact]
    public void C18_A_session_that_dies_while_nobody_asks_for_anything_says_so()
    {
        var story = new SessionStory().BecomeHealthy();
        var (silent, told) = (story.Now - Second, story.Effects.Count);
        story.WaitFor(SessionState.Recovering);
        Assert.Equal(Second * 20, story.Now - silent);
        Assert.Contains(story.Effects.Skip(told), effect => effect is { Action: SessionAction.PublishStatus, Status: SessionStatus.Disconnected });
    }

    [Fact]
    public void C26_A_name_whose_addresses_all_swallow_packets_ends_in_the_time_of_an_attempt()
    {
        var story = new SessionStory().Hear(OpenRequested()).Hear(UrlResolved(new(1), 6));
        var began = story.Now;
        story.Is(SessionState.Connecting).WaitFor(SessionState.Recovering);
        Assert.Equal(SessionSettings.Default.ConnectMax, story.Now - began);
        Assert.Equal([0, 1, 2, 3], story.All(SessionAction.OpenTransport).Select(open => open.AddressIndex));
    }

    [Fact]
    public void C50_Failures_that_come_at_once_are_paced_and_as_many_as_the_settings_say()
    {
        var settings = new SessionSettings { UrlCount = 2, RejoinTriesMax = 5 };
        var story = new SessionStory(settings).Hear(OpenRequested());
        var rejoins = 0;
        for (; story.Data.Strategy == Strategy.Rejoin; rejoins++)
            story.FailAttempt();
        Assert.Equal((settings.RejoinTriesMax, Strategy.Migrate, 1), (rejoins, story.Data.Strategy, story.Data.UrlIndex));
        Assert.True(story.Now - story.Attempts[0] >= Second * (1 + 2 + 4 + 8) / 2);
    }

    [Fact]
    public void C73_A_silence_keeps_its_cause_though_we_close_by_ourselves()
    {
        var story = new SessionStory().BecomeHealthy();
        var dead = story.Data.Live;
        story.WaitFor(SessionState.Recovering).Hear(TransportClosed(dead, LossCause.ClosedByPeer));
        Assert.Contains(story.All(SessionAction.AbortTransport), abort => abort.Connection == dead);
        Assert.Equal((LossCause.Silent, 1), (story.Data.LastCause, story.StaleDropped));
        Assert.Single(story.Statuses, SessionStatus.Disconnected);
    }

    [Fact]
    public void C74_An_error_and_then_a_close_are_one_loss()
    {
        var story = new SessionStory().BecomeHealthy();
        var dead = story.Data.Live;
        story.Hear(TransportClosed(dead, LossCause.TransportError)).Hear(TransportClosed(dead, LossCause.ClosedByPeer));
        Assert.Equal((1, 1), (story.Data.Losses, story.StaleDropped));
        Assert.Equal(LossCause.TransportError, Assert.Single(story.All(SessionAction.PublishStatus), told => told.Status == SessionStatus.Disconnected).Cause);
    }

    [Fact]
    public void C77_A_transport_is_opened_with_the_token_that_was_fetched_for_its_url()
    {
        var story = new SessionStory(new() { NeedsToken = true, UrlCount = 3, RejoinTriesMax = 1 }).Hear(OpenRequested());
        for (var attempt = 0; attempt < 6; attempt++)
        {
            story.WaitFor(SessionState.FetchingToken).Hear(TokenFetched(story.Data.Next)).Hear(UrlResolved(story.Data.Next, 2));
            story.Hear(TransportFailed(story.Data.Next)).Hear(TransportRefused(story.Data.Next));
        }

        Assert.Equal([0, 1, 2], story.All(SessionAction.OpenTransport).Select(open => open.UrlIndex).Distinct());
        Assert.All(
            story.All(SessionAction.OpenTransport),
            open => Assert.Equal(open.UrlIndex, Assert.Single(story.All(SessionAction.FetchToken), fetch => fetch.Connection == open.Token).UrlIndex));
    }

    [Fact]
    public void C78_A_fast_way_that_fails_once_leads_to_the_next_and_refuses_no_later_one()
    {
        var story = new SessionStory(new() { FastWindow = Second }).BecomeHealthy().Lose().FailAttempt();
        Assert.Equal(Strategy.Fast, story.Data.Strategy);
        story.Wait(Second).FailAttempt();
        Assert.Equal(Strategy.Rejoin, story.Data.Strategy);
        story.BecomeConnected();
        Assert.Empty(story.All(SessionAction.ReportEnded));
    }

    [Fact]
    public void C80_A_loss_that_is_told_twice_is_one_way_back_and_one_success()
    {
        var story = new SessionStory().BecomeHealthy();
        var dead = story.Data.Live;
        story.Lose().Hear(TransportClosed(dead, LossCause.Silent)).WaitFor(SessionState.Resolving).Hear(TransportFailed(dead));
        story.BecomeConnected().Wait(Second * 5);
        Assert.Equal((2, 1, 2L), (story.Attempts.Count, story.Data.Losses, story.StaleDropped));
        Assert.Equal(2, story.Statuses.Count(status => status == SessionStatus.Connected));
    }

    [Fact]
    public void C82_Nothing_but_a_greeting_is_told_as_success()
    {
        var story = new SessionStory().BecomeHealthy().Lose().FailAttempt().WaitFor(SessionState.Resolving).AnswerUpToHello();
        story.Hear(BytesReceived(story.Data.Next)).Hear(NetworkUp());
        Assert.Single(story.Statuses, SessionStatus.Connected);
        story.Hear(Greeted(story.Data.Next));
        Assert.Equal(2, story.Statuses.Count(status => status == SessionStatus.Connected));
    }

    [Fact]
    public void C89_The_loss_of_a_connection_that_was_replaced_harms_its_successor_not()
    {
        var story = new SessionStory().BecomeHealthy();
        var old = story.Data.Live;
        story.Hear(GoingAway(old)).WaitForAttempt().AnswerUpToHello().Hear(Greeted(story.Data.Next));
        Assert.NotEqual(old, story.Data.Live);
        story.Hear(TransportClosed(old, LossCause.ClosedByPeer)).Is(SessionState.Connected);
        Assert.Equal((0, 1), (story.Data.Losses, story.StaleDropped));
    }

    [Fact]
    public void C94_Every_loss_is_told_after_the_connection_that_it_ended()
    {
        var story = new SessionStory();
        for (var round = 0; round < 4; round++)
            story.BecomeConnected().Lose();
        SessionStatus[] round1 = [SessionStatus.Connecting, SessionStatus.Connected, SessionStatus.Disconnected];
        Assert.Equal(Enumerable.Repeat(round1, 4).SelectMany(told => told), story.Statuses);
    }

    [Fact]
    public void C96_A_close_only_says_so_and_nothing_is_told_after_the_last_report()
    {
        var story = new SessionStory().BecomeHealthy();
        var live = story.Data.Live;
        story.Hear(CloseRequested()).Is(SessionState.Closing);
        Assert.Empty(story.All(SessionAction.ReportEnded));
        story.Hear(TransportClosed(live, LossCause.ClosedByPeer)).Is(SessionState.Closed);
        var told = story.Effects.Count;
        story.Hear(CloseRequested()).Hear(OpenRequested()).Hear(BytesReceived(live)).Hear(NetworkUp()).Wait(Second * 60);
        Assert.Equal((SessionAction.ReportEnded, told), (story.Effects[^1].Action, story.Effects.Count));
    }

    [Fact]
    public void C100_Only_the_owners_own_word_is_an_end_and_a_network_that_goes_in_a_handshake_is_none()
    {
        var story = new SessionStory().BecomeHealthy().Lose(LossCause.ClosedByPeer).WaitFor(SessionState.Resolving).AnswerUpToHello();
        story.Hear(NetworkDown()).Is(SessionState.Recovering).Hear(NetworkUp()).BecomeConnected();
        Assert.Empty(story.All(SessionAction.ReportEnded));
        story.Hear(CloseRequested()).Wait(Second * 3);
        Assert.Equal((SessionStatus.Closed, LossCause.None), (story.Last(SessionAction.ReportEnded).Status, story.Last(SessionAction.ReportEnded).Cause));
    }

    [Fact]
    public void C105_Waits_that_would_overflow_are_the_longest_there_is()
    {
        var settings = new SessionSettings { BackoffMultiplier = int.MaxValue, BackoffMax = Duration.FromSeconds(40) };
        var story = new SessionStory(settings).Hear(OpenRequested());
        for (var failure = 0; failure <= Backoff.FailuresMax; failure++)
            story.FailAttempt();
        Assert.Equal(Backoff.FailuresMax, story.Data.Backoff.Failures);
        Assert.Equal(settings.BackoffMax / 2, story.Attempts[^1] - story.Attempts[^2]);
    }

    [Fact]
    public void C106_Patience_ends_an_attempt_that_nobody_answers()
    {
        var story = new SessionStory(new() { Patience = Second * 5 }).Hear(OpenRequested()).WaitFor(SessionState.GaveUp);
        Assert.Equal(Second * 5, story.Now - story.Attempts[0]);
        Assert.Equal(new ConnectionEpoch(1), Assert.Single(story.All(SessionAction.AbortTransport)).Connection);
        Assert.Equal((SessionStatus.GaveUp, LossCause.ResolveFailed), (story.Last(SessionAction.ReportEnded).Status, story.Last(SessionAction.ReportEnded).Cause));
    }

    /// <summary>Nobody ever answers, and the budget is many attempts long: each ends by itself, and the last with the budget.</summary>
    [Fact]
    public void C106_Attempts_that_nobody_answers_have_each_their_end_and_together_that_of_the_patience()
    {
        var story = new SessionStory(new() { Patience = Second * 60 }).Hear(OpenRequested());
        var began = story.Now;
        for (; story.State != SessionState.GaveUp; story.WaitFor(SessionState.Resolving, SessionState.GaveUp))
            story.WaitFor(SessionState.Recovering, SessionState.GaveUp);
        Assert.Equal(Second * 60, story.Now - began);
        var spans = story.Attempts.Zip(story.Attempts.Skip(1), (one, next) => next - one).ToArray();
        Assert.True(spans.Length >= 3);
        Assert.All(spans, span => SessionStory.IsWithin(span, SessionSettings.Default.ResolveMax, SessionSettings.Default.ResolveMax + (Second * 15)));
    }

    [Fact]
    public void C114_That_a_route_is_gone_is_told_once()
    {
        var origins = default(Origins);
        Assert.True(origins.TryAnnounce(new TextId(1), new OwnerEpoch(1), new ConnectionEpoch(1)));
        Assert.True(origins.TryTakeChange(out _));
        origins.Lose(new ConnectionEpoch(1));
        Assert.False(origins.TryTakeChange(out _));
        origins.EndLinger();
        Assert.True(origins.TryTakeChange(out var gone));
        Assert.Equal(new(new TextId(1), default), gone);
        Assert.False(origins.TryTakeChange(out _));
    }

    private static long[] WaitsAfter(SessionStory story, AttemptStep step)
    {
        var waits = new long[7];
        for (var failure = 0; failure < waits.Length; failure++)
        {
            if (step == AttemptStep.Transport)
                story.Hear(UrlResolved(story.Data.Next, 1));
            else if (step == AttemptStep.Greeting)
                story.AnswerUpToHello();
            Assert.Equal(step, story.Data.Step);
            story.Hear(step == AttemptStep.Addresses ? ResolveFailed(story.Data.Next) : TransportFailed(story.Data.Next)).Is(SessionState.Recovering);
            var failed = story.Now;
            waits[failure] = (story.WaitFor(SessionState.Resolving).Now - failed).Microseconds / 1_000;
        }

        Assert.Empty(story.All(SessionAction.ReportEnded));
        return waits;
    }
}
