using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>The status is a level: who asks is told what is, and how it ended, whenever he asks.</summary>
public sealed class StatusTests
{
    [Fact]
    public void C4_A_late_reader_is_told_what_is()
    {
        var (story, level, reader) = (new SessionStory().BecomeHealthy(), default(StatusLevel), default(StatusReader));
        Publish(story, ref level);
        Assert.Equal([SessionStatus.Connected], ReadAll(ref reader, in level));
        Assert.Empty(ReadAll(ref reader, in level));
    }

    [Fact]
    public void C101_A_connection_that_was_lost_and_replaced_between_two_reads_is_a_change()
    {
        var (story, level, reader) = (new SessionStory().BecomeHealthy(), default(StatusLevel), default(StatusReader));
        Publish(story, ref level);
        Assert.True(reader.TryRead(in level, out var first));
        story.Lose().BecomeConnected();
        Publish(story, ref level);
        Assert.True(reader.TryRead(in level, out var second));
        Assert.Equal((first.Status, SessionStatus.Connected), (second.Status, second.Status));
        Assert.NotEqual(first.Connection, second.Connection);
        Assert.False(reader.TryRead(in level, out _));
    }

    [Fact]
    public void C101_What_came_and_went_between_two_reads_is_not_told()
    {
        var (story, level, reader) = (new SessionStory().Hear(OpenRequested()).FailAttempt(), default(StatusLevel), default(StatusReader));
        Publish(story, ref level);
        Assert.Equal([SessionStatus.Disconnected], ReadAll(ref reader, in level));
        story.FailAttempt().FailAttempt();
        Publish(story, ref level);
        Assert.Empty(ReadAll(ref reader, in level));
    }

    [Fact]
    public void C95_The_last_transition_is_told_before_the_end_and_the_end_once()
    {
        var (story, level, reader) = (new SessionStory(new() { Patience = Duration.FromSeconds(30) }), default(StatusLevel), default(StatusReader));
        story.BecomeHealthy().Lose().WaitFor(SessionState.Resolving).Wait(Duration.FromSeconds(1)).WaitFor(SessionState.GaveUp);
        Publish(story, ref level);
        Assert.Equal([SessionStatus.Connecting, SessionStatus.GaveUp], ReadAll(ref reader, in level));
        Assert.True(reader.IsOver);
        Assert.Empty(ReadAll(ref reader, in level));
        Assert.Throws<InvariantException>(() => level.Publish(new(SessionStatus.Connected, new(9), LossCause.None)));
    }

    [Fact]
    public void C97_A_session_that_was_never_opened_has_an_end_too()
    {
        var (story, level, reader) = (new SessionStory().Hear(CloseRequested()), default(StatusLevel), default(StatusReader));
        Publish(story, ref level);
        Assert.Equal([SessionStatus.Closed], ReadAll(ref reader, in level));
    }

    private static void Publish(SessionStory story, ref StatusLevel level)
    {
        foreach (var effect in story.Effects)
            level.TryPublish(in effect);
        story.Effects.Clear();
    }

    private static List<SessionStatus> ReadAll(ref StatusReader reader, in StatusLevel level)
    {
        var read = new List<SessionStatus>();
        while (reader.TryRead(in level, out var report))
            read.Add(report.Status);
        return read;
    }
}
