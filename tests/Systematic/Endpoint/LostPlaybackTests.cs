using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;
using Holdover.Storage;

using static Holdover.Tests.Systematic.Endpoint.OwnedSpeaker;

namespace Holdover.Tests.Systematic.Endpoint;

/// <summary>A session is lost while something plays: what is saved, who gets it, and when it is let go.</summary>
public class LostPlaybackTests
{
    private static readonly TextId Group = new(7);
    private static readonly TextId Queue = new(8);

    [Fact]
    public void C9_A_new_session_takes_over_what_the_old_one_played()
    {
        var speaker = Playing(Alice);
        var (session, request) = (speaker.Status.Published.Session, speaker.Status.Published.Request);
        speaker.LoseSession().Wait(Duration.FromSeconds(20)).Reconnect();
        Assert.NotEqual(session, speaker.Status.Published.Session);
        Assert.Equal(SavedPlaybackState.Offered, speaker.Status.Saved);
        speaker.Acknowledge();
        var put = speaker.AskedOfDealer(DealerAction.PutState).Last().Published;
        Assert.Equal((speaker.Status.Published.Session, request), (put.Session, put.Request));
        Assert.Equal(request, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).Saved.Request);
        Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Erase));
    }

    /// <summary>The cluster still names the old session: what is put says by itself that there is another, before anybody asks for anything.</summary>
    [Fact]
    public void C42_A_session_that_is_another_is_put_as_such_and_one_that_is_the_same_as_the_same()
    {
        var speaker = Playing(Alice);
        var (session, request) = (speaker.Status.Published.Session, speaker.Status.Published.Request);
        speaker.LoseSession().Reconnect().Acknowledge();
        Assert.Equal((session, request), LastPut(speaker));
        speaker.LoseSession().Wait(Duration.FromSeconds(20)).Reconnect();
        Assert.Equal((session, request), LastPut(speaker));
        speaker.Wait(Duration.FromMilliseconds(200));
        Assert.Equal((session.Next(), request), LastPut(speaker));
        Assert.Equal(SavedPlaybackState.Offered, speaker.Status.Saved);
        speaker.Acknowledge();
        Assert.Equal(SavedPlaybackState.None, speaker.Status.Saved);
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.ReportDropped));
    }

    [Fact]
    public void C43_C44_Volume_and_intent_are_those_of_now_and_here()
    {
        var speaker = Playing(Alice).Hear(PlaybackInput.VolumeChanged(30)).LoseSession().Hear(PlaybackInput.VolumeChanged(40)).Hear(PlaybackInput.PauseRequested());
        speaker.Reconnect().Acknowledge();
        var restored = Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).Saved;
        Assert.Equal((40, PlayIntent.Pause), (restored.Volume, restored.Intent));
        Assert.Equal(40, speaker.Asked.Last(effect => effect is { Part: EndpointPart.Session, Session.Action: SessionAction.AnnounceState }).Volume);
    }

    [Fact]
    public void C45_All_that_its_server_needs_is_saved_before_anything_is_reset()
    {
        var speaker = Playing(Alice);
        speaker.Hear(((EndpointInput)OwnerInput.ContextChanged(Group, Queue)) with { Connection = speaker.Dealer });
        speaker.Hear(PlaybackInput.PauseRequested()).LoseDealer().LoseSession();
        var written = Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Write)).Saved;
        Assert.Equal((Alice, Group, Queue, PlayIntent.Pause, Boot), (written.Account, written.Group, written.Context, written.Intent, written.Boot));
        Assert.Equal(speaker.Status.Published.Request, written.Request);

        // Whatever goes on to be reset while it is away, it comes back as it was.
        speaker.Wait(Duration.FromSeconds(300)).Reconnect().Register(id: 2);
        var restored = Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).Saved;
        Assert.Equal((Group, Queue, PlayIntent.Pause, written.Request), (restored.Group, restored.Context, restored.Intent, restored.Request));
    }

    /// <summary>The context is the server's own text, with queue, cursor and options in it: not a letter of it may be lost, nor by a crash.</summary>
    [Fact]
    public void C46_The_context_of_a_queue_comes_back_to_the_letter_in_another_process()
    {
        var texts = new TextTable();
        var said = """{"context":"playlist:42","queue":["a","b","a","c"],"cursor":2,"shuffle":[3,0,2,1],"repeat":"all","pending":"page/3?ü=🎵"}""";
        var (alice, group, queue) = (texts.Intern("alice"), texts.Intern("kitchen"), texts.Intern(said));
        var speaker = Playing(alice).Sound(Duration.FromSeconds(3));
        speaker.Hear(((EndpointInput)OwnerInput.ContextChanged(group, texts.Intern("an earlier one"))) with { Connection = speaker.Dealer });
        speaker.Hear(((EndpointInput)OwnerInput.ContextChanged(group, queue)) with { Connection = speaker.Dealer });
        speaker.Hear(PlaybackInput.VolumeChanged(37)).LoseSession();
        var written = Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Write)).Saved;
        Assert.InRange(written.Position, 1, written.Had);
        var file = SavedPlaybackFile.Write(written, texts);

        // Another process, in which every text has another number.
        var others = new TextTable();
        others.Intern("so that numbers differ");
        Assert.Equal(SealFault.None, SavedPlaybackFile.TryRead(file, others, out var read));
        var again = new OwnedSpeaker().Hear(SavedPlaybackInput.Loaded(read, Boot)).Hear(OwnerInput.RunRequested(read.Account)).Connect().Register();
        var restored = Assert.Single(again.AskedOfSaved(SavedPlaybackAction.Restore)).Saved;
        Assert.Equal(("alice", "kitchen", said), (others[restored.Account], others[restored.Group], others[restored.Context]));
        Assert.Equal((37, PlayIntent.Play), (restored.Volume, restored.Intent));
        Assert.InRange(restored.Position, written.Position, written.Had);
    }

    [Fact]
    public void C13_What_one_account_lost_does_not_come_back_after_another()
    {
        var speaker = Playing(Alice).LoseSession();
        Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Write));
        speaker.Hear(OwnerInput.HandoverRequested(Bob)).LetGo().Connect().Register(id: 2);
        speaker.Hear(OwnerInput.HandoverRequested(Alice)).LetGo().Connect().Register(id: 3);
        Assert.Equal(DropReason.CredentialsChanged, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.ReportDropped)).Reason);
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.Restore));
    }

    [Fact]
    public void C47_Who_was_taken_over_meanwhile_yields()
    {
        var speaker = Playing(Alice).LoseSession().LoseDealer();
        speaker.Reconnect();
        Assert.Equal((SavedPlaybackState.Offered, PlaybackState.Loading), (speaker.Status.Saved, speaker.Status.Playback));
        speaker.Hear(DealerInput.TransportOpened(speaker.Dealer)).Hear(DealerInput.ConnectionIdReceived(speaker.Dealer, new(2)));
        Assert.False(speaker.AskedOfDealer(DealerAction.PutState).Last().Published.Request.IsNone());

        // The answer to the put says who plays now, and then that the put is taken.
        speaker.Hear(((EndpointInput)OwnerInput.TakenOver()) with { Connection = speaker.Dealer }).Acknowledge();
        Assert.Equal(PlaybackState.Stopped, speaker.Status.Playback);
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.Restore));
        Assert.Equal(DropReason.TakenOver, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.ReportDropped)).Reason);
        Assert.True(speaker.AskedOfDealer(DealerAction.PutState).Last().Published.Request.IsNone());
    }

    [Fact]
    public void C47_What_a_connection_of_the_past_says_of_it_is_stale()
    {
        var speaker = Playing(Alice);
        var past = speaker.Dealer;
        speaker.LoseDealer().Wait(Duration.FromSeconds(1)).Register(id: 2);
        Assert.NotEqual(past, speaker.Dealer);
        speaker.Hear(((EndpointInput)OwnerInput.TakenOver()) with { Connection = past });
        Assert.Equal((PlaybackState.Loading, 1L), (speaker.Status.Playback, speaker.Status.StaleDropped));
    }

    [Fact]
    public void C48_What_its_owner_began_is_not_overwritten()
    {
        var speaker = Playing(Alice).LoseSession().Reconnect();
        Assert.Equal(SavedPlaybackState.Offered, speaker.Status.Saved);
        speaker.Stream(44_100).Acknowledge();
        Assert.Equal(DropReason.ReplacementUsed, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.ReportDropped)).Reason);
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.Restore));
    }

    [Fact]
    public void C48_A_command_is_use_even_before_there_is_a_session_again()
    {
        var speaker = Playing(Alice).LoseSession();
        speaker.Hear(DealerInput.RequestReceived(speaker.Dealer, new(7), new(1), default, handle: 0));
        Assert.Equal(DropReason.ReplacementUsed, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.ReportDropped)).Reason);
    }

    [Fact]
    public void C55_An_attempt_that_ends_before_it_is_registered_gives_it_back()
    {
        // A put that nobody has answered yet is not taken.
        var speaker = Playing(Alice).LoseDealer().LoseSession().Reconnect();
        speaker.Hear(DealerInput.TransportOpened(speaker.Dealer)).Hear(DealerInput.ConnectionIdReceived(speaker.Dealer, new(2)));
        Assert.NotEmpty(speaker.AskedOfDealer(DealerAction.PutState));
        Assert.Equal(SavedPlaybackState.Offered, speaker.Status.Saved);
        speaker.LoseSession();
        Assert.Equal(SavedPlaybackState.Held, speaker.Status.Saved);
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.Erase));
        Assert.Empty(speaker.AskedOfSaved(SavedPlaybackAction.Restore));
        speaker.Reconnect().Acknowledge();
        Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore));
    }

    [Fact]
    public void C56_A_restored_position_is_none_that_could_not_have_been_heard()
    {
        var saved = new SavedPlayback { Account = Alice, Position = 48_000, Had = 96_000, Rate = 48_000, TakenAt = new(1_000_000_000), Boot = Boot };
        Assert.Equal(72_000, saved.PositionAt(saved.TakenAt + Duration.FromMilliseconds(500)));
        Assert.Equal(96_000, saved.PositionAt(saved.TakenAt + Duration.FromSeconds(500)));
        Assert.Equal(48_000, saved.PositionAt(saved.TakenAt - Duration.FromSeconds(1)));
        Assert.Equal(48_000, (saved with { Intent = PlayIntent.Pause }).PositionAt(saved.TakenAt + Duration.FromSeconds(1)));

        var speaker = new OwnedSpeaker().Hear(SavedPlaybackInput.Loaded(saved, Boot)).Wait(Duration.FromSeconds(100));
        speaker.Hear(OwnerInput.RunRequested(Alice)).Connect().Register();
        Assert.Equal(96_000, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).Saved.Position);
    }

    [Fact]
    public void C60_A_track_that_ends_while_there_is_no_session_is_told_to_the_next()
    {
        var speaker = Playing(Alice).Sound(Duration.FromSeconds(2));
        speaker.Hear(PlaybackInput.StreamEnded(speaker.Session));
        Assert.Equal(PlaybackState.Ending, speaker.Status.Playback);
        speaker.LoseDealer().LoseSession().Wait(Duration.FromSeconds(3));
        Assert.Equal((PlaybackState.Ended, SavedPlaybackState.Held), (speaker.Status.Playback, speaker.Status.Saved));
        Assert.Single(speaker.AskedOfPlayback(PlaybackAction.ReportEnded));
        speaker.Forget();
        speaker.Reconnect().Register(id: 2);
        Assert.Single(speaker.AskedOfPlayback(PlaybackAction.ReportEnded));
        Assert.True(Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).IsEnded);
        Assert.True(speaker.AskedOfDealer(DealerAction.PutState).Last().Published.Request.IsNone());
    }

    private static (SessionEpoch Session, PlayRequestId Request) LastPut(OwnedSpeaker speaker)
    {
        var put = speaker.AskedOfDealer(DealerAction.PutState).Select(effect => effect.Published).LastOrDefault(speaker.Status.Published);
        return (put.Session, put.Request);
    }
}
