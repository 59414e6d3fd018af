using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>One attempt: every step has its end, every answer its place.</summary>
public sealed class AttemptTests
{
    private static readonly SessionSettings WithToken = new() { NeedsToken = true };

    [Theory]
    [InlineData(AttemptStep.Token, LossCause.TokenFailed)]
    [InlineData(AttemptStep.Addresses, LossCause.ResolveFailed)]
    [InlineData(AttemptStep.Transport, LossCause.ConnectFailed)]
    [InlineData(AttemptStep.Greeting, LossCause.NotGreeted)]
    public void C2_C20_Whatever_never_answers_the_attempt_ends_and_the_next_one_comes(AttemptStep silent, LossCause cause)
    {
        var story = new SessionStory(WithToken).Hear(OpenRequested());
        AnswerUpTo(story, silent);
        Assert.Equal(silent, story.Data.Step);
        var attempt = story.Data.Next;
        story.WaitFor(SessionState.Recovering);
        SessionStory.IsWithin(story.Now - story.Attempts[0], Duration.FromSeconds(3), Duration.FromSeconds(10));
        Assert.Equal(cause, story.Last(SessionAction.PublishStatus).Cause);
        Assert.Contains(story.All(SessionAction.AbortTransport), abort => abort.Connection == attempt);
        story.WaitFor(SessionState.FetchingToken);
    }

    [Fact]
    public void C21_C70_An_address_that_swallows_packets_costs_its_share_and_each_attempt_asks_for_addresses_anew()
    {
        var story = new SessionStory().Hear(OpenRequested());
        story.Hear(UrlResolved(story.Data.Next, 3));
        var (began, blackholed) = (story.Now, story.Data.Next);
        story.Wait(Duration.FromSeconds(3));
        Assert.Equal([0, 1], story.All(SessionAction.OpenTransport).Select(open => open.AddressIndex));
        Assert.Equal(blackholed, story.Last(SessionAction.AbortTransport).Connection);
        story.Hear(TransportFailed(story.Data.Next)).Is(SessionState.Connecting);
        Assert.Equal(2, story.Last(SessionAction.OpenTransport).AddressIndex);
        story.WaitFor(SessionState.Recovering);
        SessionStory.IsWithin(story.Now - began, Duration.FromSeconds(6), Duration.FromSeconds(10));
        story.WaitFor(SessionState.Resolving);
    }

    [Fact]
    public void C3_A_token_that_does_not_come_this_time_is_asked_for_again_at_the_next_attempt()
    {
        var story = new SessionStory(WithToken).Hear(OpenRequested()).Is(SessionState.FetchingToken);
        story.Hear(TokenFailed(story.Data.Next)).Is(SessionState.Recovering).BecomeConnected();
        Assert.Equal(2, story.All(SessionAction.FetchToken).Count());
    }

    [Fact]
    public void C32_Each_attempt_has_a_token_of_its_own_and_a_refused_one_is_never_shown_again()
    {
        var story = new SessionStory(WithToken).Hear(OpenRequested());
        for (var attempt = 0; attempt < 3; attempt++)
        {
            story.WaitFor(SessionState.FetchingToken);
            story.Hear(TokenFetched(story.Data.Next)).Hear(UrlResolved(story.Data.Next, 2));
            story.Hear(TransportRefused(story.Data.Next)).Is(SessionState.Recovering);
            Assert.Equal(LossCause.Unauthorized, story.Last(SessionAction.PublishStatus).Cause);
        }

        // No second address is tried, and what a transport is opened with is fetched in the same attempt.
        Assert.Equal(3, story.All(SessionAction.OpenTransport).Count());
        Assert.Equal(story.All(SessionAction.FetchToken).Select(fetch => fetch.Connection), story.All(SessionAction.OpenTransport).Select(open => open.Token));
        Assert.Equal(3, story.All(SessionAction.OpenTransport).Select(open => open.Token).Distinct().Count());
        story.BecomeConnected();
    }

    [Fact]
    public void C103_Only_the_token_route_can_refuse_for_good_and_then_at_once()
    {
        var story = new SessionStory(WithToken).BecomeHealthy().Lose().WaitFor(SessionState.FetchingToken);
        story.Hear(TokenFailed(story.Data.Next)).WaitFor(SessionState.FetchingToken).Hear(TokenFetched(story.Data.Next)).Hear(UrlResolved(story.Data.Next, 1));
        story.Hear(TransportRefused(story.Data.Next)).WaitFor(SessionState.FetchingToken);
        Assert.Empty(story.All(SessionAction.ReportEnded));
        story.Hear(TokenRefused(story.Data.Next)).Is(SessionState.Refused);
        var end = Assert.Single(story.All(SessionAction.ReportEnded));
        Assert.Equal((SessionStatus.Refused, LossCause.TokenRefused), (end.Status, end.Cause));
    }

    /// <summary>It closes without an error, or says nothing at all, or everything but its hello.</summary>
    [Theory]
    [InlineData("closes", LossCause.ClosedByPeer)]
    [InlineData("is silent", LossCause.NotGreeted)]
    [InlineData("babbles", LossCause.NotGreeted)]
    public void C85_A_peer_that_does_not_say_hello_ends_the_attempt_and_the_next_one_comes(string peer, LossCause cause)
    {
        var story = new SessionStory().Hear(OpenRequested()).AnswerUpToHello();
        var began = story.Now;
        if (peer == "closes")
            story.Hear(TransportClosed(story.Data.Next, LossCause.ClosedByPeer));
        for (var second = 0; peer == "babbles" && second < 60 && story.State == SessionState.Authenticating; second++)
            story.Hear(BytesReceived(story.Data.Next)).Wait(Duration.FromSeconds(1));
        story.WaitFor(SessionState.Recovering);
        SessionStory.IsWithin(story.Now - began, Duration.Zero, SessionSettings.Default.GreetingMax);
        Assert.Equal((1, cause), (story.Attempts.Count, story.Last(SessionAction.PublishStatus).Cause));
        story.WaitFor(SessionState.Resolving);
    }

    [Fact]
    public void C91_Answers_that_come_twice_or_late_are_counted_and_change_nothing()
    {
        var story = new SessionStory(WithToken).Hear(OpenRequested()).AnswerUpToHello();
        var (next, asked) = (story.Data.Next, story.Effects.Count);
        story.Hear(TokenRefused(next)).Hear(UrlResolved(next, 5)).Hear(ResolveFailed(next)).Hear(TransportOpened(next));
        Assert.Equal((4, asked, SessionState.Authenticating), (story.StaleDropped, story.Effects.Count, story.State));
    }

    [Fact]
    public void C102_An_epoch_is_never_used_again()
    {
        var story = new SessionStory();
        story.Data.Minted = new(uint.MaxValue);
        Assert.Throws<OverflowException>(() => story.Hear(OpenRequested()));
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void C104_Settings_without_a_pace_are_refused()
    {
        SessionSettings[] unpaced = [new() { BackoffInitial = default }, new() { BackoffMax = default }, new() { BackoffMultiplier = 0 }, new() { FirstRetryMax = default }];
        Assert.All(unpaced, settings => Assert.Throws<InvariantException>(() => new SessionMachine(settings)));
        Assert.All(unpaced, settings => Assert.NotNull(settings.Problem()));
    }

    private static void AnswerUpTo(SessionStory story, AttemptStep step)
    {
        if (step > AttemptStep.Token)
            story.Hear(TokenFetched(story.Data.Next));
        if (step > AttemptStep.Addresses)
            story.Hear(UrlResolved(story.Data.Next, 1));
        if (step > AttemptStep.Transport)
            story.Hear(TransportOpened(story.Data.Next));
    }
}
