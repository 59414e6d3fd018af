using Holdover.Machines;
using Holdover.Session;

using static Holdover.Session.SessionInput;

namespace Holdover.Tests.Systematic.Session;

/// <summary>Which of a name's addresses an attempt turns to.</summary>
public sealed class RotationTests
{
    [Fact]
    public void C21_An_address_behind_many_that_swallow_packets_has_its_turn_in_the_next_attempt()
    {
        const int Addresses = 6;
        var story = new SessionStory().Hear(OpenRequested());
        for (var attempt = 0; attempt < 2; attempt++)
        {
            story.WaitFor(SessionState.Resolving).Hear(UrlResolved(story.Data.Next, Addresses));
            story.WaitFor(SessionState.Recovering);
        }

        Assert.Equal(Enumerable.Range(0, Addresses), story.All(SessionAction.OpenTransport).Select(open => open.AddressIndex).Distinct().Order());
    }

    [Fact]
    public void The_address_that_worked_is_the_first_of_the_next_attempt()
    {
        var story = new SessionStory().Hear(OpenRequested());
        story.Hear(UrlResolved(story.Data.Next, 3)).Hear(TransportFailed(story.Data.Next));
        story.Hear(TransportOpened(story.Data.Next)).Hear(Greeted(story.Data.Next)).Wait(Duration.FromSeconds(2));
        story.Hear(TransportClosed(story.Data.Live, LossCause.ClosedByPeer)).WaitFor(SessionState.Resolving).Hear(UrlResolved(story.Data.Next, 3));
        Assert.Equal(1, story.Last(SessionAction.OpenTransport).AddressIndex);
    }

    [Fact]
    public void An_address_of_which_a_connection_did_not_last_is_passed_over_next()
    {
        var story = new SessionStory().Hear(OpenRequested());
        story.Hear(UrlResolved(story.Data.Next, 3)).Hear(TransportOpened(story.Data.Next)).Hear(Greeted(story.Data.Next));
        story.Hear(TransportClosed(story.Data.Live, LossCause.ClosedByPeer)).WaitFor(SessionState.Resolving).Hear(UrlResolved(story.Data.Next, 3));
        Assert.Equal(1, story.Last(SessionAction.OpenTransport).AddressIndex);
    }

    [Fact]
    public void A_refusal_says_nothing_against_the_address()
    {
        var story = new SessionStory().Hear(OpenRequested());
        story.Hear(UrlResolved(story.Data.Next, 3)).Hear(TransportRefused(story.Data.Next));
        story.WaitFor(SessionState.Resolving).Hear(UrlResolved(story.Data.Next, 3));
        Assert.Equal(0, story.Last(SessionAction.OpenTransport).AddressIndex);
    }

    [Fact]
    public void The_next_URL_has_addresses_of_its_own()
    {
        var story = new SessionStory(new() { UrlCount = 2, RejoinTriesMax = 1 }).Hear(OpenRequested());
        story.Hear(UrlResolved(story.Data.Next, 3)).Hear(TransportFailed(story.Data.Next)).Hear(TransportFailed(story.Data.Next)).Hear(TransportFailed(story.Data.Next));
        story.WaitFor(SessionState.Resolving).Hear(UrlResolved(story.Data.Next, 3));
        Assert.Equal((1, 0), (story.Last(SessionAction.OpenTransport).UrlIndex, story.Last(SessionAction.OpenTransport).AddressIndex));
    }

    /// <summary>The host keeps what it found under the connection for which it was asked, however many connections follow.</summary>
    [Fact]
    public void What_opens_a_transport_names_the_question_whose_answer_has_its_address()
    {
        var story = new SessionStory().Hear(OpenRequested());
        var asked = story.Last(SessionAction.ResolveUrl).Connection;
        story.Hear(UrlResolved(asked, 3)).Hear(TransportFailed(story.Data.Next)).Hear(TransportFailed(story.Data.Next));
        Assert.All(story.All(SessionAction.OpenTransport), open => Assert.Equal(asked, open.Resolved));
        Assert.NotEqual(asked, story.Last(SessionAction.OpenTransport).Connection);
    }
}
