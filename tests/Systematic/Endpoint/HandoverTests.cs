using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

using static Holdover.Tests.Systematic.Endpoint.OwnedSpeaker;

namespace Holdover.Tests.Systematic.Endpoint;

/// <summary>One owner goes, another comes: what is done here first, what is courtesy, and what is stale.</summary>
public class HandoverTests
{
    [Fact]
    public void Local_effects_come_first_and_in_order()
    {
        var speaker = Playing(Alice).LoseSession();
        Assert.Equal(SavedPlaybackState.Held, speaker.Status.Saved);
        speaker.Forget();
        speaker.Hear(OwnerInput.HandoverRequested(Bob));
        var silent = speaker.PlaceOf(effect => effect is { Part: EndpointPart.Playback, Playback.Action: PlaybackAction.DropOutput });
        var erased = speaker.PlaceOf(effect => effect is { Part: EndpointPart.Saved, Saved.Action: SavedPlaybackAction.Erase });
        var unregistered = speaker.PlaceOf(effect => effect is { Part: EndpointPart.Dealer, Dealer.Action: DealerAction.Unregister });
        Assert.True(silent >= 0 && silent < erased && erased < unregistered, $"{silent}, {erased}, {unregistered}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void C10_C11_C12_An_intended_end_is_never_a_loss(bool networkIsDown)
    {
        var speaker = Playing(Alice);
        var owner = speaker.Status.OwnerEpoch;
        speaker.Hear(OwnerInput.StopRequested());

        // The loss, and whatever else was ready, comes after the intent and before any goodbye is answered.
        speaker.LoseSession();
        if (!networkIsDown)
            speaker.LoseDealer();
        speaker.Wait(Duration.FromSeconds(10));
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.Write));
        var ended = Assert.Single(speaker.AskedOfOwner(OwnerAction.ReportEnded));
        Assert.Equal((OwnerEnd.Intentional, owner), (ended.End, ended.Owner));
        Assert.Equal((OwnerState.Nobody, SessionState.Closed, DealerState.Closed), (speaker.Status.Owner, speaker.Status.Session, speaker.Status.Dealer));
    }

    [Fact]
    public void An_end_that_nobody_asked_for_is_a_loss_and_the_music_plays_on()
    {
        var speaker = Playing(Alice);
        var playing = speaker.Status.Playback;
        speaker.LoseDealer();
        speaker.Refuse();
        Assert.Equal(SavedPlaybackState.Held, speaker.Status.Saved);
        speaker.Wait(Duration.FromSeconds(4));
        var ended = Assert.Single(speaker.AskedOfOwner(OwnerAction.ReportEnded));
        Assert.Equal((OwnerEnd.Lost, LossCause.TokenRefused), (ended.End, ended.Cause));
        Assert.Equal((OwnerState.Nobody, playing), (speaker.Status.Owner, speaker.Status.Playback));
        Assert.Empty(speaker.Transports);
    }

    [Fact]
    public void C14_C16_Nothing_that_was_opened_for_the_old_owner_is_left()
    {
        var speaker = Playing(Alice).LoseSession().Reconnect();
        var old = speaker.Transports.ToArray();
        Assert.Equal(2, old.Length);
        speaker.Hear(OwnerInput.HandoverRequested(Bob));

        // Nobody answers the goodbyes: their deadlines do.
        speaker.Wait(Duration.FromSeconds(4)).Connect().Register(id: 2);
        Assert.Equal([(EndpointPart.Session, speaker.Session), (EndpointPart.Dealer, speaker.Dealer)], speaker.Transports.Order());
        Assert.Empty(speaker.Transports.Intersect(old));
        Assert.Equal((Bob, OwnerState.Running), (speaker.Status.Account, speaker.Status.Owner));

        // And the old dealer's wire moves nothing any more.
        var before = speaker.Asked.Count;
        speaker.Hear(DealerInput.RequestReceived(old.First(transport => transport.Part == EndpointPart.Dealer).Connection, new(9), new(1), default, handle: 0));
        Assert.Equal(before, speaker.Asked.Count);
    }

    [Fact]
    public void C51_Credentials_that_come_while_connecting_win()
    {
        var speaker = new OwnedSpeaker().Hear(OwnerInput.RunRequested(Alice));
        Assert.Equal((SessionState.Connecting, DealerState.Connecting), (speaker.Status.Session, speaker.Status.Dealer));
        var (session, dealer) = (speaker.Session, speaker.Dealer);
        speaker.Hear(OwnerInput.HandoverRequested(Bob));
        Assert.Equal(Bob, Assert.Single(speaker.AskedOfOwner(OwnerAction.PublishOwner), effect => effect.Account == Bob).Account);

        // What Alice's attempt comes to is stale, however well it went.
        speaker.Hear(SessionInput.TransportOpened(session)).Hear(SessionInput.Greeted(session)).Hear(DealerInput.TransportOpened(dealer));
        Assert.Equal((SessionState.Connecting, DealerState.Connecting), (speaker.Status.Session, speaker.Status.Dealer));
        speaker.Connect().Register();
        Assert.Equal((Bob, DealerState.Registered), (speaker.Status.Account, speaker.Status.Dealer));
    }

    [Fact]
    public void C51_An_end_that_is_asked_for_while_connecting_is_served_at_once()
    {
        var speaker = new OwnedSpeaker().Hear(OwnerInput.RunRequested(Alice));
        Assert.Equal((SessionState.Connecting, DealerState.Connecting), (speaker.Status.Session, speaker.Status.Dealer));
        var (session, dealer, asked) = (speaker.Session, speaker.Dealer, speaker.Now);
        speaker.Hear(OwnerInput.StopRequested());
        Assert.Equal((OwnerState.Nobody, asked), (speaker.Status.Owner, speaker.Now));
        Assert.Empty(speaker.Transports);
        speaker.Hear(SessionInput.TransportOpened(session)).Hear(DealerInput.TransportOpened(dealer)).Wait(Duration.FromSeconds(100));
        Assert.Equal((SessionState.Closed, DealerState.Closed), (speaker.Status.Session, speaker.Status.Dealer));
    }

    [Fact]
    public void C52_A_command_of_the_old_owner_does_not_reach_the_new_one()
    {
        var speaker = Playing(Alice);
        speaker.Hear(DealerInput.RequestReceived(speaker.Dealer, new(7), new(1), default, handle: 0));
        var behalf = Assert.Single(speaker.AskedOfDealer(DealerAction.DeliverRequest)).OnBehalfOf;
        speaker.Hear(OwnerInput.HandoverRequested(Bob)).LetGo().Connect().Register(id: 2).Stream(48_000);
        Assert.Equal(PlaybackState.Loading, speaker.Status.Playback);

        // Alice's handler has been slow, and now pauses.
        speaker.Hear(((EndpointInput)PlaybackInput.PauseRequested()) with { OnBehalfOf = behalf });
        Assert.Equal((PlaybackState.Loading, 1L), (speaker.Status.Playback, speaker.Status.StaleDropped));
        speaker.Hear(((EndpointInput)PlaybackInput.PauseRequested()) with { OnBehalfOf = speaker.Status.OwnerEpoch });
        Assert.Equal(PlaybackState.Paused, speaker.Status.Playback);
    }

    [Fact]
    public void C53_The_goodbye_of_an_old_login_names_what_the_new_one_does_not_have()
    {
        var speaker = Serving(Alice).Hear(OwnerInput.HandoverRequested(Alice)).LetGo().Connect().Register(id: 2);
        var unregistered = Assert.Single(speaker.AskedOfDealer(DealerAction.Unregister));
        var put = speaker.AskedOfDealer(DealerAction.PutState).Last();
        Assert.Equal((new TextId(1), new TextId(2)), (unregistered.Dealer.ConnectionId, put.Dealer.ConnectionId));
        Assert.True(unregistered.OnBehalfOf.Value < put.OnBehalfOf.Value);
    }

    [Fact]
    public void C54_Another_owner_does_not_hear_what_the_last_one_played()
    {
        var speaker = Playing(Alice).LoseSession().Hear(OwnerInput.HandoverRequested(Bob));
        Assert.Equal(EndCause.Stopped, Assert.Single(speaker.AskedOfPlayback(PlaybackAction.ReportEnded)).Cause);
        speaker.LetGo().Connect();
        Assert.Equal(PlaybackState.Stopped, speaker.Status.Playback);

        // That it ended is not told to Bob's server: it was nothing of his.
        Assert.Single(speaker.AskedOfPlayback(PlaybackAction.ReportEnded));
    }

    [Fact]
    public void C54_Frames_that_come_while_the_old_session_says_goodbye_are_not_heard()
    {
        var speaker = Playing(Alice).Hear(OwnerInput.HandoverRequested(Bob));
        Assert.Equal((OwnerState.Leaving, SessionState.Closing), (speaker.Status.Owner, speaker.Status.Session));
        speaker.Stream(44_100);
        Assert.Equal(PlaybackState.Stopped, speaker.Status.Playback);
    }

    [Fact]
    public void C65_Who_is_taken_over_is_silent_before_any_server_hears_of_it()
    {
        var speaker = Playing(Alice);
        speaker.Hear(((EndpointInput)OwnerInput.TakenOver()) with { Connection = speaker.Dealer });
        Assert.Equal(PlaybackState.Stopped, speaker.Status.Playback);
        Assert.Empty(speaker.AskedOfDealer(DealerAction.PutState));

        // The put fails; it is tried again, and nothing plays meanwhile.
        speaker.Wait(Duration.FromSeconds(1)).Hear(DealerInput.RegistrationFailed(speaker.Put)).Wait(Duration.FromSeconds(31));
        Assert.Equal(2, speaker.AskedOfDealer(DealerAction.PutState).Count());
        Assert.All(speaker.AskedOfDealer(DealerAction.PutState), put => Assert.True(put.Published.Request.IsNone()));
        Assert.Equal(PlaybackState.Stopped, speaker.Status.Playback);
    }

    /// <summary>Found by exploring: a pause while nothing played was not put, and the server's list was wrong for good.</summary>
    [Fact]
    public void C44_A_pause_while_nothing_plays_is_published()
    {
        var speaker = Serving(Alice).Hear(PlaybackInput.PauseRequested()).Wait(Duration.FromSeconds(1));
        Assert.Equal(PlayIntent.Pause, speaker.AskedOfDealer(DealerAction.PutState).Last().Published.Intent);
    }
}
