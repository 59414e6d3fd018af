using System.Text;

using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

using static Holdover.Tests.Systematic.Endpoint.OwnedSpeaker;

namespace Holdover.Tests.Systematic.Endpoint;

/// <summary>What goes while something plays, and what of it a listener notices: nothing, while there is something in the buffer.</summary>
public class OutageTests
{
    [Fact]
    public void C5_A_dealer_that_is_lost_and_back_moves_nothing_of_what_plays()
    {
        var speaker = Playing(Alice).Sound(Duration.FromSeconds(20));
        var (session, request) = (speaker.Session, speaker.Status.Published.Request);
        speaker.Forget();
        for (var blip = 2; blip < 5; blip++)
        {
            speaker.LoseDealer();
            Assert.Equal(DealerState.Backoff, speaker.Status.Dealer);
            speaker.Wait(Duration.FromSeconds(2)).Register(blip);
            Assert.Equal((DealerState.Registered, PlaybackState.Live), (speaker.Status.Dealer, speaker.Status.Playback));
        }

        Assert.Equal((session, request), (speaker.Session, speaker.Status.Published.Request));
        Assert.Equal(0, speaker.Status.FramesLost);
        Assert.All(
            speaker.Asked.Where(effect => effect.Part == EndpointPart.Playback),
            effect => Assert.True(effect.Playback.Action is PlaybackAction.Render or PlaybackAction.SendClockProbe, $"{effect.Playback.Action}"));
        Assert.DoesNotContain(speaker.Asked, effect => effect.Part is EndpointPart.Saved or EndpointPart.Owner);
        Assert.DoesNotContain(speaker.Asked, effect => effect is { Part: EndpointPart.Session, Session.Action: not SessionAction.SendProbe });
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("stopped")]
    public void C44_What_the_server_says_of_the_group_after_a_drop_leaves_our_intent_alone(string echo)
    {
        var speaker = Playing(Alice).Sound(Duration.FromSeconds(20)).LoseSession();
        Assert.Equal(PlaybackState.Holdover, speaker.Status.Playback);
        speaker.Reconnect();
        var said = Encoding.UTF8.GetBytes("{\"type\":\"group/update\",\"payload\":{\"playback_state\":\"" + echo + "\"}}");
        speaker.Hear(new ServerFrames(speaker.Session).ReadText(said, speaker.Now)).Acknowledge();
        Assert.Equal((PlaybackState.Live, PlayIntent.Play), (speaker.Status.Playback, speaker.Status.Published.Intent));
        Assert.Equal(PlayIntent.Play, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).Saved.Intent);
    }

    /// <summary>Everything is lost, and no name can be looked up: what is buffered plays out, nothing ends, and the way back is still there.</summary>
    [Fact]
    public void C49_While_no_name_can_be_looked_up_the_buffer_plays_on_and_nothing_ends()
    {
        var speaker = Playing(Alice).Sound(Duration.FromSeconds(5));
        var (request, owner, played) = (speaker.Status.Published.Request, speaker.Status.OwnerEpoch, speaker.Status.FramesPlayed);
        speaker.IsNameServiceDown = true;
        speaker.LoseDealer().LoseSession();
        Assert.Equal(PlaybackState.Holdover, speaker.Status.Playback);
        speaker.Forget();
        speaker.Wait(Duration.FromSeconds(4));
        Assert.Equal((4 * 48_000, PlaybackState.Holdover), (speaker.Status.FramesPlayed - played, speaker.Status.Playback));
        speaker.Wait(Duration.FromSeconds(120));
        Assert.Equal(5 * 48_000, speaker.Status.FramesPlayed);
        Assert.True(speaker.Status.Attempts > 5, $"{speaker.Status.Attempts} attempts");
        Assert.Empty(speaker.AskedOfOwner(OwnerAction.ReportEnded));
        Assert.Empty(speaker.AskedOfPlayback(PlaybackAction.ReportEnded));
        Assert.DoesNotContain(speaker.Asked, effect => effect is { Part: EndpointPart.Session, Session.Action: SessionAction.ReportEnded });
        Assert.Empty(speaker.AskedOfDealer(DealerAction.ReportEnded));

        // Names are back, and so is everything else.
        speaker.IsNameServiceDown = false;
        speaker.Reconnect().AwaitDealer().Register(id: 2);
        Assert.Equal((owner, request), (speaker.Status.OwnerEpoch, Assert.Single(speaker.AskedOfSaved(SavedPlaybackAction.Restore)).Saved.Request));
        Assert.Equal(request, speaker.Status.Published.Request);
    }
}
