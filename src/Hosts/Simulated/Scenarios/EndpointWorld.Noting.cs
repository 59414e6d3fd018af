using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What of a step is of interest: in which order it came, as the world stands just before.</content>
internal sealed partial class EndpointWorld
{
    private bool isElapsing;

    private bool IsSessionUp => Body.SessionTold == SessionStatus.Connected && Body.Session.IsOpen;

    private ref EndpointTransport LiveOf(EndpointFlightKind kind) => ref EndpointFlights.IsDealers(kind) ? ref Body.Dealer : ref Body.Session;

    private void NoteAnswer(in EndpointFlight flight, bool isWell)
    {
        ref readonly var live = ref LiveOf(flight.Kind);
        var isPast = flight.Connection != live.Connection;
        Events |= flight.Kind switch
        {
            EndpointFlightKind.Command => EventOfCommand(in flight, isPast),
            EndpointFlightKind.Put => EventOfPut(in flight, isWell),
            EndpointFlightKind.Unregister when !isWell && IsLeaving => EndpointEvents.CourtesyFailed,
            EndpointFlightKind.Unregister when IdOf(flight.Account) != TextId.None && IdOf(flight.Account) != flight.Id => EndpointEvents.LateCourtesy,
            EndpointFlightKind.SessionOpen when !isWell => EndpointEvents.SessionOpenFailed,
            EndpointFlightKind.DealerOpen when !isWell => EndpointEvents.DealerOpenFailed,
            EndpointFlightKind.ConnectionId when isPast && Body.Id != TextId.None => EndpointEvents.OldId,
            EndpointFlightKind.Cluster when isPast && !live.IsNone && Body.Playing != TextId.None && Body.Playing == Body.Wanted => EndpointEvents.OldCluster,
            EndpointFlightKind.SessionEnd when IsSessionUp => isWell ? EndpointEvents.OldSessionClose : EndpointEvents.OldSessionLoss,
            EndpointFlightKind.DealerEnd when live.IsOpen => isWell ? EndpointEvents.OldDealerClose : EndpointEvents.OldDealerLoss,
            EndpointFlightKind.SessionGoodbye when isPast && IsSessionUp => EndpointEvents.OldSessionGoodbye,
            EndpointFlightKind.DealerGoodbye when isPast && live.IsOpen => EndpointEvents.OldDealerGoodbye,
            _ => EndpointEvents.None,
        };
        if (flight.Kind is EndpointFlightKind.Command or EndpointFlightKind.Unregister)
            return;
        if (isPast && !live.IsNone && flight.Kind != EndpointFlightKind.Put)
            Events |= EndpointEvents.CameLate;
        if (flight.IsLate && Body.Wanted != TextId.None && flight.Account != TextId.None && flight.Account != Body.Wanted)
            Events |= EndpointEvents.LateForPastOwner;
        if (Body.WasLostLeaving && IsLeaving && flight.Kind is EndpointFlightKind.Put or EndpointFlightKind.Cluster)
            Events |= EndpointEvents.OvertookLeaving;
        if (IsLeaving && flight.Kind == EndpointFlightKind.Cluster)
            Events |= EndpointEvents.TakenOverLeaving;
    }

    private EndpointEvents EventOfCommand(in EndpointFlight flight, bool isPast)
    {
        if (flight.OnBehalfOf == Status.OwnerEpoch)
            return isPast && Body.DealerTold == DealerStatus.Registered ? EndpointEvents.OldReply : EndpointEvents.None;
        return Body.Playing != TextId.None && Body.Playing == Body.Wanted
            ? EndpointEvents.CommandOfPast | EndpointEvents.CommandOfPastToNext
            : EndpointEvents.CommandOfPast;
    }

    private EndpointEvents EventOfPut(in EndpointFlight flight, bool isWell)
    {
        if (flight.Id != Body.Id && Body.Id != TextId.None)
            return Body.DealerTold == DealerStatus.Registered ? EndpointEvents.OldPutAnswer : EndpointEvents.OldPutAnswerInFlight;
        if (isWell)
            return EndpointEvents.None;
        var isYielding = Body.IsOther && flight.Account == Body.Wanted && Status.Published.Request.IsNone();
        return (Body.DealerTold == DealerStatus.Registered ? EndpointEvents.PutFailed : EndpointEvents.RegistrationFailed)
            | (isYielding ? EndpointEvents.YieldingPutFailed : EndpointEvents.None);
    }

    private void NoteWish(EndpointWish wish)
    {
        if (wish is not (EndpointWish.HandOver or EndpointWish.LogInAgain) || Body.Wanted == TextId.None)
            return;
        var isSessionDown = Body.SessionTold is SessionStatus.Disconnected or SessionStatus.Connecting;
        var isDealerDown = Body.DealerTold is DealerStatus.Disconnected or DealerStatus.Connecting;
        Events |= (isSessionDown, isDealerDown) switch
        {
            (true, true) => EndpointEvents.HandedOverBothDown,
            (true, false) => EndpointEvents.HandedOverSessionDown,
            (false, true) => EndpointEvents.HandedOverDealerDown,
            _ => EndpointEvents.None,
        };
        if (!Body.Track.Untold.IsNone())
            Events |= EndpointEvents.HandedOverUntold;
        if (!Body.Disk.IsNone && wish == EndpointWish.HandOver)
            Body.WasLostAndLeft = true;
        if (isSessionDown && !Body.Session.IsNone)
            Events |= EndpointEvents.HandedOverConnecting;
        if (isSessionDown && Body.Playing == Body.Wanted)
            Events |= EndpointEvents.HandedOverLostPlaying;
        if (IsPutInFlight())
            Events |= Body.DealerTold == DealerStatus.Registered ? EndpointEvents.HandedOverPutInFlight : EndpointEvents.HandedOverRegistering;
    }

    private void NoteFault(EndpointFault fault)
    {
        if (fault is EndpointFault.SessionCloses or EndpointFault.SessionBreaks && IsLeaving)
        {
            Events |= EndpointEvents.LostLeaving;
            Body.WasLostLeaving = true;
        }

        if (fault is EndpointFault.SessionCloses or EndpointFault.SessionBreaks && !IsLeaving && !Status.Published.Request.IsNone())
            Events |= EndpointEvents.SessionLostPlaying;
        if (fault is not (EndpointFault.DealerCloses or EndpointFault.DealerBreaks) || IsLeaving)
            return;
        if (!Status.Published.Request.IsNone())
            Events |= EndpointEvents.DealerLostPlaying;
        if (Body.DealerTold == DealerStatus.Registered && HasOf(Body.Wanted) != Status.Published && !IsPutInFlight())
            Events |= EndpointEvents.DealerLostDirty;
    }

    /// <summary>What the transport of the dealer, had it been there, would have told has been overtaken by the answer to a put.</summary>
    private void NoteYielding()
    {
        var isUntold = !Status.Published.Request.IsNone();
        for (var place = 0; place < Body.Flights.Count; place++)
            isUntold &= Body.Flights[place].Kind != EndpointFlightKind.Cluster;
        Events |= isUntold ? EndpointEvents.YieldedAfterPut : EndpointEvents.None;
    }

    private void NoteDealerAbort(ConnectionEpoch connection)
    {
        if (isElapsing && !IsLeaving && connection == Body.Dealer.Connection && !Body.Dealer.IsOpen && Body.SessionTold != SessionStatus.Connected)
            Events |= EndpointEvents.DealerGivenUpAlone;
    }

    private void NoteRestored(in SavedPlaybackEffect effect)
    {
        var request = effect.Saved.Request;
        Events |= EndpointEvents.Restored
            | (request.IsNone() ? EndpointEvents.RestoredByNext : EndpointEvents.None)
            | (!request.IsNone() && effect.IsEnded ? EndpointEvents.RestoredEnded : EndpointEvents.None)
            | (!request.IsNone() && request == Status.Published.Request ? EndpointEvents.RestoredPlaying : EndpointEvents.None);
    }

    private void NoteEnd(in PlaybackEffect effect) =>
        Events |= (effect.Request == Body.Track.Untold ? EndpointEvents.EndToldToNext : EndpointEvents.None) | effect.Cause switch
        {
            EndCause.PlayedOut => EndpointEvents.PlayedOut,
            EndCause.CutShort => EndpointEvents.CutShort,
            EndCause.Replaced => EndpointEvents.Replaced,
            _ => EndpointEvents.None,
        };

    private bool IsPutInFlight()
    {
        for (var place = 0; place < Body.Flights.Count; place++)
        {
            if (Body.Flights[place] is { Kind: EndpointFlightKind.Put } put && put.Id == Body.Id)
                return true;
        }

        return false;
    }

    private static EndpointEvents EventOf(DropReason reason) => reason switch
    {
        DropReason.CredentialsChanged => EndpointEvents.DroppedForCredentials,
        DropReason.Stopped => EndpointEvents.DroppedForStop,
        DropReason.ReplacementUsed => EndpointEvents.DroppedForUse,
        DropReason.TakenOver => EndpointEvents.DroppedForTakeover,
        DropReason.Expired => EndpointEvents.DroppedForAge,
        DropReason.OtherBoot => EndpointEvents.DroppedForBoot,
        _ => EndpointEvents.None,
    };
}
