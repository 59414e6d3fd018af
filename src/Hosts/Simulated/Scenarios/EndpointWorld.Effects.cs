using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What the speaker asks for, and what it may not ask for.</content>
internal sealed partial class EndpointWorld
{
    public const string OneSession = "a session's transport is opened only when no other is left";
    public const string OneDealer = "a dealer's transport is opened only when no other is left";
    public const string OneAccount = "no two accounts are served at once";
    public const string TheirCredentials = "a transport is opened with the credentials of the owner whom it is for";
    public const string Ascending = "connections are numbered upwards";
    public const string CurrentId = "nothing is put without the id in force";
    public const string ReplyOnce = "one reply goes to the connection of its request, and no second";
    public const string LossHarmless = "nothing but a person or the server falls silent, pauses or reloads";
    public const string LossIsSilent = "a loss asks nothing of who is gone";
    public const string PastCommandsDoNothing = "what a past owner asks for does nothing";
    public const string Yields = "who hears that another device plays is silent";
    public const string OldSoundEnds = "nothing of a past owner plays";
    public const string NotForOthers = "what was saved is restored and kept for its account alone";
    public const string Untouched = "what was saved is restored only where nothing else was begun";
    public const string PastIsHarmless = "what is said of a connection that is over does nothing to the one that is up";
    public const string IntentDecides = "what was asked to end ends as asked for, and nothing is saved of it";
    public const string GoodbyesName = "who unregisters names the registration that is over";
    public const string RegisteredIsKnown = "who is registered is known to the server under the id in force";
    public const string RestoredAsItStands = "what is restored says how loud the player is and what it is to do, and no more of the track than there was";
    public const string RestoredOnce = "what was saved is restored once, and not once its owner came, went or stopped";
    public const string OnlyRegistered = "what was saved is let go only when the put that tells of it is acknowledged";

    private readonly Queue<EndpointInput> prompt = new(8);
    private bool mayFallSilent;

    /// <summary>Whether what happens is that a transport is lost, which nobody asked for.</summary>
    private bool isLosing;

    /// <summary>What this process had published before the step.</summary>
    private PublishedPlayback published;

    private OwnerEpoch ownerBefore;

    private void HandleEffects()
    {
        foreach (ref readonly var effect in effects.Effects)
            Handle(in effect);
        effects.Clear();
        while (prompt.TryDequeue(out var input))
            Step(input);
    }

    private void Handle(in EndpointEffect effect)
    {
        switch (effect.Part)
        {
            case EndpointPart.Session:
                Handle(in effect.Session, in effect);
                break;
            case EndpointPart.Dealer:
                Handle(in effect.Dealer, in effect);
                break;
            case EndpointPart.Playback:
                Handle(in effect.Playback);
                break;
            case EndpointPart.Saved:
                Handle(in effect.Saved);
                break;
            default:
                Handle(in effect.Owner);
                break;
        }
    }

    private void Handle(in SessionEffect effect, in EndpointEffect joined)
    {
        var connection = effect.Connection;
        if (effect.Action is SessionAction.PublishStatus or SessionAction.ReportEnded)
            Body.SessionTold = effect.Status;
        switch (effect.Action)
        {
            case SessionAction.ResolveUrl:
                prompt.Enqueue(IsFound(EndpointEvents.SessionResolveFailed) ? SessionInput.UrlResolved(connection, addresses: 1) : SessionInput.ResolveFailed(connection));
                break;
            case SessionAction.OpenTransport:
                LookAtOpening(in Body.Session, in Body.Dealer, joined.OnBehalfOf, OneSession);
                Body.Session = new(connection, Body.Served, IsOpen: false);
                Body.Flights.AddByKind(new(EndpointFlightKind.SessionOpen, connection) { Account = Body.Served });
                break;
            case SessionAction.SendHello:
                Body.Flights.AddByKind(new(EndpointFlightKind.Greeting, connection)
                {
                    Account = Body.Served, HasStream = rules.HasSound && joined.ReceivedUntil != EndpointEffect.NothingReceived,
                });
                break;
            case SessionAction.SendProbe:
                prompt.Enqueue(SessionInput.BytesReceived(connection));
                break;
            case SessionAction.CloseTransport:
                LookAtCourtesy();
                Body.Flights.AddByKind(new(EndpointFlightKind.SessionGoodbye, connection));
                break;
            case SessionAction.AbortTransport when plant != EndpointPlant.DropAbort:
                Body.Flights.RemovePrompt(connection, isDealer: false);
                if (Body.Session.Connection == connection)
                    Body.Session = default;
                break;
            default:
                break;
        }
    }

    private void Handle(in DealerEffect effect, in EndpointEffect joined)
    {
        var connection = effect.Connection;
        if (effect.Action is DealerAction.PublishStatus or DealerAction.ReportEnded)
            Body.DealerTold = effect.Status;
        if (effect is { Action: DealerAction.PublishStatus, Status: DealerStatus.Registered } && IdOf(Body.Dealer.Account) != Body.Id)
            Break(RegisteredIsKnown);
        switch (effect.Action)
        {
            case DealerAction.ResolveEndpoint:
                prompt.Enqueue(IsFound(EndpointEvents.DealerResolveFailed) ? DealerInput.EndpointResolved(connection, addresses: 1) : DealerInput.ResolveFailed(connection));
                break;
            case DealerAction.OpenTransport:
                LookAtOpening(in Body.Dealer, in Body.Session, joined.OnBehalfOf, OneDealer);
                if (connection.Value <= Body.LastOpened.Value)
                    Break(Ascending);
                Body.LastOpened = connection;
                (Body.Dealer, Body.Id) = (new(connection, Body.Served, IsOpen: false), default);
                Body.Flights.AddByKind(new(EndpointFlightKind.DealerOpen, connection) { Account = Body.Served });
                break;
            case DealerAction.SendPing:
                prompt.Enqueue(DealerInput.PongReceived(connection));
                break;
            case DealerAction.PutState:
                if (effect.ConnectionId == TextId.None || effect.ConnectionId != Body.Id)
                    Break(CurrentId);
                Body.Flights.AddByKind(new(EndpointFlightKind.Put, connection)
                {
                    Account = Body.Dealer.Account, Id = effect.ConnectionId, Registration = effect.Registration, Published = joined.Published,
                });
                break;
            case DealerAction.CancelPut:
                Body.Flights.RemovePut(effect.Registration);
                break;
            case DealerAction.Unregister:
                LookAtCourtesy();
                if (effect.ConnectionId == TextId.None || effect.ConnectionId != Body.Id)
                    Break(GoodbyesName);
                Body.Flights.AddByKind(new(EndpointFlightKind.Unregister, connection) { Account = Body.Dealer.Account, Id = effect.ConnectionId });
                break;
            case DealerAction.DeliverRequest:
                Body.Flights.AddByKind(new(EndpointFlightKind.Command, connection) { OnBehalfOf = joined.OnBehalfOf, Id = effect.Key });
                break;
            case DealerAction.SendReply:
                if (connection != Body.Dealer.Connection || effect.Key.Value != connection.Value || Body.Dealer.RepliesOwed-- == 0)
                    Break(ReplyOnce);
                break;
            case DealerAction.CloseTransport:
                LookAtCourtesy();
                Body.Flights.AddByKind(new(EndpointFlightKind.DealerGoodbye, connection));
                break;
            case DealerAction.AbortTransport:
                NoteDealerAbort(connection);
                Body.Flights.RemovePrompt(connection, isDealer: true);
                if (Body.Dealer.Connection == connection)
                    (Body.Dealer, Body.Id) = (default, default);
                break;
            default:
                break;
        }
    }

    private void LookAtCourtesy()
    {
        if (isLosing)
            Break(LossIsSilent);
    }

    private void LookAtOpening(in EndpointTransport before, in EndpointTransport other, OwnerEpoch owner, string one)
    {
        if (!before.IsNone)
            Break(one);
        if (!other.IsNone && other.Account != Body.Served)
            Break(OneAccount);
        if (owner != Body.ServedOwner)
            Break(TheirCredentials);
    }

    private void Handle(in PlaybackEffect effect)
    {
        if (rules.HasSound)
            NoteOutput(in effect);
        if (effect.Action is PlaybackAction.Flush or PlaybackAction.DropOutput or PlaybackAction.OpenOutput && !mayFallSilent)
            Break(LossHarmless);
        if (effect.Action == PlaybackAction.SendClockProbe)
            AnswerProbe(effect.Connection);
        if (effect.Action == PlaybackAction.ReportEnded)
            LookAtEnd(in effect);
    }

    private void Handle(in SavedPlaybackEffect effect)
    {
        switch (effect.Action)
        {
            case SavedPlaybackAction.Write:
                (Body.Disk, Body.MayRestore) = (effect.Saved, true);
                Events |= EndpointEvents.Saved;
                if (effect.Saved.Account != Body.Wanted)
                    Break(NotForOthers);
                if (IsLeaving)
                    Break(IntentDecides);
                break;
            case SavedPlaybackAction.Erase when plant != EndpointPlant.KeepDisk:
                (Body.Disk, Body.OfferedTo) = (default, default);
                break;
            case SavedPlaybackAction.Offer:
                Events |= Body.OfferedTo.IsNone() ? EndpointEvents.None : EndpointEvents.OfferedAgain;
                Body.OfferedTo = effect.Attempt;
                break;
            case SavedPlaybackAction.Restore:
                LookAtRestore(in effect);
                break;
            case SavedPlaybackAction.ReportDropped:
                Events |= EventOf(effect.Reason);
                break;
            default:
                break;
        }
    }

    private void LookAtRestore(in SavedPlaybackEffect effect)
    {
        ref readonly var restored = ref effect.Saved;
        var status = Status;
        NoteRestored(in effect);
        if (!Body.MayRestore)
            Break(RestoredOnce);
        Body.MayRestore = false;
        if (restored.Account != Body.Wanted || restored.Account != Body.Session.Account)
            Break(NotForOthers);
        if (restored.Volume != status.Published.Volume || restored.Intent != status.Published.Intent || (restored.Request.IsNone() && restored.Position > restored.Had))
            Break(RestoredAsItStands);
        if (!status.Published.Request.IsNone() && status.Published.Request != restored.Request)
            Break(Untouched);
        if (HasOf(Body.Wanted).Session != status.Published.Session || status.Published.Session.IsNone())
            Break(OnlyRegistered);
    }

    private void Handle(in OwnerEffect effect)
    {
        Body.IsEnded = effect.Action == OwnerAction.ReportEnded;
        if (Body.IsEnded && effect.End != OwnerEnd.Intentional)
            Break(IntentDecides);
        if (Body.IsEnded)
            return;
        Body.Track.Untold = default;
        (Body.Served, Body.ServedOwner, Body.AwaitsStream) = (effect.Account, effect.Owner, rules.StreamsAtOnce && !Body.ServedOwner.IsNone());
    }

    private void LookWhatPlays()
    {
        if (!mayFallSilent && (Status.Published.Request != published.Request || Status.Published.Intent != published.Intent))
            Break(LossHarmless);
        if (Status.Published.Request.IsNone())
            Body.Playing = default;
        else if (Body.Playing != Body.Wanted)
            Break(OldSoundEnds);
        LookWhatEnded();
        if (Body.Disk.Account != TextId.None && Body.Disk.Account != Body.Wanted)
            Break(NotForOthers);
    }

    private bool IsFound(EndpointEvents otherwise)
    {
        var isFound = !Body.ResolveFails;
        Events |= isFound ? EndpointEvents.None : otherwise;
        Body.ResolveFails = false;
        return isFound;
    }
}
