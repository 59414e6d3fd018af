using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What a server lets play, how its sound comes to its end, and who is told of that.</content>
internal sealed partial class EndpointWorld
{
    public const string EndsOnce = "the end of a play request is told to a session once";
    public const string EndsAreOver = "a play request of which the end is told is over";
    public const string EndsAreTheirs = "the end of a play request is told to nobody but whose it was";
    public const string EndsAreTold = "a session that is up knows of each end, also of one that came while there was none";

    private static readonly Duration Way = new(1);

    /// <summary>Whether the server lets play what is heard as playing here, and no end is unheard of.</summary>
    public bool IsPlayingAsLet => IsServedAsWanted && Body.Track.IsOn == !Status.Published.Request.IsNone();

    private bool IsSilent => Body.Track.Until == MonotonicTime.None && (!Body.Track.IsOn || Body.Track.IsHeard);

    /// <summary>Whether nothing happens any more of itself but health checks, and a clock that grows old.</summary>
    private bool IsAllQuiet => rules.HasSound && IsPlayingAsLet && IsSilent && !Body.Track.AwaitsOutput && Body.Flights.Count == 0 && Body.Disk.IsNone && !Body.ResolveFails;

    /// <summary>Each stream that a server lets begin is another one: its rate says so.</summary>
    private int Rate => Body.Wishes[(int)EndpointWish.Stream] == rules.TimesOf(EndpointWish.Stream) ? 48_000 : 44_100;

    private void StartStream()
    {
        (Body.Playing, Body.IsOther, Body.AwaitsStream) = (Body.Session.Account, false, false);
        Body.Track = Body.Track with { IsOn = rules.HasSound, IsHeard = false, Until = MonotonicTime.None, IsOutputLost = Body.Track.AwaitsOutput };
        mayFallSilent = true;
        Step(PlaybackInput.StreamStarted(Body.Session.Connection, Rate, channels: 2));
        SendSound();
    }

    /// <summary>The server of an owner who is being left does not know it yet.</summary>
    private void HearOldStream()
    {
        mayFallSilent = false;
        Events |= EndpointEvents.OldStream;
        Step(PlaybackInput.StreamStarted(Body.Session.Connection, Rate, channels: 2));
    }

    private void SendSound()
    {
        if (rules.HasSound)
            Body.Flights.AddByKind(new(EndpointFlightKind.Sound, Body.Session.Connection) { Account = Body.Session.Account });
    }

    private void HearSound(ConnectionEpoch connection)
    {
        var begins = Now + EndpointRules.SoundLead;
        var frames = (int)(Rate * EndpointRules.SoundLength.Microseconds / Duration.FromSeconds(1).Microseconds);
        (Body.Track.IsHeard, Body.Track.Until) = (true, begins + EndpointRules.SoundLength);
        Step(PlaybackInput.ChunkArrived(connection, new(1, begins.Microseconds, frames, Crc: 0)));
    }

    /// <summary>A server that is greeted hears what we have, and goes on or says that it is over.</summary>
    private void GoOn(bool hasStream)
    {
        if (!rules.HasSound || !IsSessionUp || Body.Session.Account != Body.Wanted)
            return;
        if (Body.Track.IsOn && !hasStream)
            StartStream();
        else if (Body.Track.IsOn && !Body.Track.IsHeard)
            SendSound();
        else if (!Body.Track.IsOn && hasStream && plant != EndpointPlant.ForgetEnd)
            EndStream(EndpointEvents.LoadEndedByNext);
    }

    private void EndTrack()
    {
        Body.Track.IsOn = false;
        Body.Flights.RemoveSound(Body.Session.Connection);
        if (IsSessionUp)
            EndStream(EndpointEvents.None);
    }

    /// <summary>What is heard of it plays on; where no sound has begun, nothing is waited for any more.</summary>
    private void EndStream(EndpointEvents ofLoad)
    {
        mayFallSilent = !Body.Track.IsHeard || Body.Track.IsOutputLost || Now < Body.Track.Until - EndpointRules.SoundLength || Body.Track.IsOver(Now);
        Events |= Status.Published.Request.IsNone() ? EndpointEvents.EndRepeated
            : Body.Track.IsHeard ? EndpointEvents.None
            : ofLoad;
        Step(PlaybackInput.StreamEnded(Body.Session.Connection));
    }

    private void AnswerProbe(ConnectionEpoch connection)
    {
        if (rules.HasSound)
            prompt.Enqueue(PlaybackInput.ClockAnswered(connection, new((Now - Way - Way).Microseconds, (Now - Way).Microseconds, (Now - Way).Microseconds, Now.Microseconds)));
    }

    private void LookAtEnd(in PlaybackEffect effect)
    {
        var request = plant == EndpointPlant.EndOfNext ? effect.Request.Next() : effect.Request;
        if (!Status.Published.Request.IsNone() && request.Value >= Status.Published.Request.Value)
            Break(EndsAreOver);
        if (!IsSessionUp || (plant == EndpointPlant.DropEndToldAgain && request == Body.Track.Untold))
            return;
        NoteEnd(in effect);
        for (var times = plant == EndpointPlant.EndTwice ? 2 : 1; times > 0; times--)
            HearEnd(request);
    }

    private void HearEnd(PlayRequestId request)
    {
        if (request.Value <= Body.Track.Told.Value)
            Break(EndsOnce);
        if (Body.Track.Account != Body.Session.Account)
            Break(EndsAreTheirs);
        (Body.Track.Told, Body.Track.Untold) = (request, default);
    }

    private void LookWhatEnded()
    {
        ref var track = ref Body.Track;
        var request = Status.Published.Request;
        if (Body.ServedOwner == ownerBefore && !published.Request.IsNone() && request != published.Request && track.Told.Value < published.Request.Value)
            track.Untold = published.Request;
        track.IsOutputLost &= !request.IsNone();
        if (!request.IsNone())
            track.Account = Body.Playing;
        if (track.Until <= Now)
            track.Until = MonotonicTime.None;
        if (!track.Untold.IsNone() && IsSessionUp && !IsLeaving)
            Break(EndsAreTold);
    }
}
