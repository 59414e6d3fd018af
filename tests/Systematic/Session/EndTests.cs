using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>A session ends by its owner, by his patience or refused; once, and for good.</summary>
public sealed class EndTests
{
    private static readonly SessionSettings Patient = new() { Patience = Duration.FromSeconds(30) };

    [Fact]
    public void C10_C11_C12_Who_is_asked_to_stop_stops_whatever_else_happens_at_that_moment()
    {
        SessionInput[] others = [TransportClosed(new(1), LossCause.TransportError), TransportFailed(new(1)), GoingAway(new(1)), NetworkDown(), NetworkUp(), BytesReceived(new(1))];
        foreach (var other in others)
        {
            var story = new SessionStory().BecomeHealthy().Hear(CloseRequested());
            Assert.Equal((SessionState.Closing, Intent.Stop), (story.State, story.Data.Intent));
            story.Hear(other).WaitFor(SessionState.Closed);
            var end = Assert.Single(story.All(SessionAction.ReportEnded));
            Assert.Equal((SessionStatus.Closed, LossCause.None, 0), (end.Status, end.Cause, story.Data.Losses));
        }
    }

    [Theory]
    [InlineData(AttemptStep.Token)]
    [InlineData(AttemptStep.Addresses)]
    [InlineData(AttemptStep.Transport)]
    [InlineData(AttemptStep.None)]
    public void C27_C29_A_close_is_heard_in_every_wait_and_ends_it_at_once_with_what_it_asked_for(AttemptStep waiting)
    {
        var story = new SessionStory(new() { NeedsToken = waiting == AttemptStep.Token }).Hear(OpenRequested());
        if (waiting == AttemptStep.Transport)
            story.Hear(UrlResolved(story.Data.Next, 1));
        if (waiting == AttemptStep.None)
            story.FailAttempt();
        Assert.Equal(waiting, story.Data.Step);
        var (asked, told) = (story.Data.Next, story.Effects.Count);
        story.Hear(CloseRequested()).Is(SessionState.Closed);
        SessionAction[] ends = waiting == AttemptStep.None ? [SessionAction.ReportEnded] : [SessionAction.AbortTransport, SessionAction.ReportEnded];
        Assert.Equal(ends, story.Effects.Skip(told).Select(effect => effect.Action));
        Assert.All(story.Effects.Skip(told).SkipLast(1), abort => Assert.Equal(asked, abort.Connection));

        // What the attempt comes to all the same finds nobody, and runs unowned no further.
        story.Hear(TransportOpened(new(1))).Hear(Greeted(new(1))).Wait(Duration.FromSeconds(100)).Is(SessionState.Closed);
        Assert.Equal((told + ends.Length, 2L), (story.Effects.Count, story.StaleDropped));
    }

    [Fact]
    public void C27_A_close_before_the_start_is_the_end_and_nothing_starts_after_it()
    {
        var story = new SessionStory().Hear(CloseRequested()).Is(SessionState.Closed).Hear(OpenRequested()).Wait(Duration.FromSeconds(100));
        Assert.Equal(SessionAction.ReportEnded, Assert.Single(story.Effects).Action);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void C30_A_peer_that_ignores_the_goodbye_has_3_s(bool greeted)
    {
        var story = greeted ? new SessionStory().BecomeHealthy() : new SessionStory().Hear(OpenRequested()).AnswerUpToHello();
        story.Hear(CloseRequested()).Is(SessionState.Closing);
        var (began, open) = (story.Now, story.Data.Live);
        Assert.Equal(open, story.Last(SessionAction.CloseTransport).Connection);
        story.WaitFor(SessionState.Closed);
        Assert.Equal(Duration.FromSeconds(3), story.Now - began);
        Assert.Equal(open, story.Last(SessionAction.AbortTransport).Connection);
    }

    [Fact]
    public void C81_C97_An_end_is_told_once_and_nothing_leads_out_of_it()
    {
        var story = new SessionStory().BecomeHealthy().Lose().WaitFor(SessionState.Resolving).AnswerUpToHello();
        var completing = story.Data.Next;
        story.Hear(CloseRequested()).Hear(Greeted(completing)).WaitFor(SessionState.Closed);
        story.Hear(Greeted(completing)).Hear(OpenRequested()).Hear(CloseRequested()).Wait(Duration.FromSeconds(100)).Is(SessionState.Closed);
        Assert.Single(story.All(SessionAction.ReportEnded));
        Assert.Equal(SessionAction.ReportEnded, story.Effects[^1].Action);
    }

    [Fact]
    public void C87_Patience_ends_the_attempt_that_is_under_way()
    {
        var story = new SessionStory(Patient).Hear(OpenRequested());
        var began = story.Now;
        while (story.State != SessionState.GaveUp && story.Attempts.Count < 100)
            story.WaitFor(SessionState.GaveUp, SessionState.Resolving).Wait(Duration.FromSeconds(1));
        SessionStory.IsWithin(story.Now - began, Duration.FromSeconds(30), Duration.FromSeconds(31));
        Assert.True(story.Data.Next.IsNone());
        Assert.Equal((SessionStatus.GaveUp, LossCause.ResolveFailed), (story.Last(SessionAction.ReportEnded).Status, story.Last(SessionAction.ReportEnded).Cause));
    }

    [Fact]
    public void Without_patience_asked_for_a_session_never_gives_up()
    {
        var story = new SessionStory().Hear(OpenRequested()).Wait(Duration.FromSeconds(3_600));
        Assert.InRange(story.Attempts.Count, 80, 160);
        Assert.Empty(story.All(SessionAction.ReportEnded));
    }

    [Theory]
    [InlineData(true, SessionState.Connected)]
    [InlineData(false, SessionState.GaveUp)]
    public void C99_A_session_that_is_up_when_patience_ends_has_the_time_to_prove_itself(bool lasts, SessionState end)
    {
        var story = new SessionStory(Patient with { BackoffMax = Duration.FromSeconds(1) }).Hear(OpenRequested()).Wait(Duration.FromMilliseconds(29_400));
        while (story.State != SessionState.Resolving)
            story.WaitFor(SessionState.Resolving);
        var began = story.BecomeConnected().Now;
        story.Wait(Duration.FromMilliseconds(700)).Is(SessionState.Connected);
        if (!lasts)
            story.Lose();
        story.Wait(Duration.FromSeconds(1)).Is(end);
        Assert.True(story.Now - began < Duration.FromSeconds(2));
    }

    /// <summary>A moment before, in the same instant on either side, and a moment after.</summary>
    [Theory]
    [InlineData(-1, SessionStatus.Closed)]
    [InlineData(0, SessionStatus.Closed)]
    [InlineData(1, SessionStatus.GaveUp)]
    [InlineData(2, SessionStatus.GaveUp)]
    public void C112_A_close_and_a_give_up_in_the_same_instant_are_one_end(int order, SessionStatus expected)
    {
        var story = new SessionStory(Patient).Hear(OpenRequested());
        var due = story.Now + Patient.Patience;
        if (order == 0)
            story.Approach(due);
        else
            story.Wait(due - story.Now + new Duration(Math.Max(order - 1, -1)));
        Assert.Equal(order is 0 or 1, story.Now == due);
        story.Hear(CloseRequested()).Wait(Duration.FromSeconds(100));
        Assert.Equal(expected, Assert.Single(story.All(SessionAction.ReportEnded)).Status);
        Assert.Equal(SessionAction.ReportEnded, story.Effects[^1].Action);
    }
}
