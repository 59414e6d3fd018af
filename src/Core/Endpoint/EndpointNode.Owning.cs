using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <content>How the speaker goes from one owner to the next.</content>
public sealed partial class EndpointNode
{
    private bool PastOwnersAreStale(in EndpointInput input)
    {
        var isStale = (!input.OnBehalfOf.IsNone() && input.OnBehalfOf != owner.Data.Owner)
            || (!input.Connection.IsNone() && input.Connection != dealer.Data.Live);
        staleDropped += isStale ? 1 : 0;
        return isStale;
    }

    /// <summary>While the last owner's session says goodbye, no other is opened: the next owner does that.</summary>
    private bool ClosingIsStopping(in EndpointInput input)
    {
        if (input.Part != EndpointPart.Session)
            return false;
        var isStop = input.Session.Trigger == SessionTrigger.CloseRequested && owner.State == OwnerState.Running;
        if (isStop)
            Post(OwnerInput.StopRequested());
        return isStop || (input.Session.Trigger == SessionTrigger.OpenRequested && owner.State == OwnerState.Leaving);
    }

    /// <summary>In the order in which they were asked for: the mailbox keeps it.</summary>
    private void CarryOut(in OwnerEffect effect)
    {
        switch (effect.Action)
        {
            case OwnerAction.StopPlayback:
                Post(PlaybackInput.StopRequested());
                break;
            case OwnerAction.DropSaved:
                Post(Drop(effect.Reason));
                break;
            case OwnerAction.CloseSession:
                LeaveSession();
                break;
            case OwnerAction.CloseDealer:
                LeaveDealer();
                break;
            case OwnerAction.OpenSession:
                BeginSession();
                break;
            case OwnerAction.OpenDealer:
                Post(BusInput.BeginRequested());
                break;
            default:
                break;
        }
    }

    private static SavedPlaybackInput Drop(DropReason reason) => reason switch
    {
        DropReason.CredentialsChanged => SavedPlaybackInput.CredentialsChanged(),
        DropReason.TakenOver => SavedPlaybackInput.TakenOver(),
        _ => SavedPlaybackInput.StopRequested(),
    };

    /// <summary>What a session still says while it says goodbye is not heard: it is not attached to the player any more.</summary>
    private void LeaveSession()
    {
        if (!playback.Data.Live.IsNone())
        {
            SaveLoss();
            Post(PlaybackInput.SessionLost());
        }

        if (session.State is SessionState.Idle or SessionState.Closed or SessionState.GaveUp or SessionState.Refused)
            Post(OwnerInput.SessionEnded(LossCause.None));
        else
            Post(SessionInput.CloseRequested());
    }

    private void LeaveDealer()
    {
        if (dealer.State is DealerState.Stopped or DealerState.Closed)
            Post(OwnerInput.DealerEnded(LossCause.None));
        else
            Post(DealerInput.CloseRequested());
    }

    /// <summary>
    /// A session of its own, with numbers that no session before it had: so nothing of those is taken for its own. An end
    /// that nobody was told of was the last owner's, and is nobody's now.
    /// </summary>
    private void BeginSession()
    {
        Invariant.Holds(session.Data.Live.IsNone() && session.Data.Next.IsNone());
        session.Data = sessionMachine.Create(session.Data.Dice).Data with
        {
            Minted = session.Data.Minted, Session = session.Data.Session, Offline = session.Data.Offline,
            Attempts = session.Data.Attempts, Losses = session.Data.Losses,
        };
        (session.State, session.Deadlines) = (SessionState.Idle, default);
        if (!playback.Data.EndUnacknowledged.IsNone())
            Post(PlaybackInput.EndAcknowledged(playback.Data.EndUnacknowledged));
        RestartResumes();
        Post(SessionInput.OpenRequested());
    }

    private void OwnerHearsOfTheSessionsEnd(in SessionEffect effect)
    {
        if (effect.Action == SessionAction.ReportEnded && owner.State != OwnerState.Nobody)
            Post(OwnerInput.SessionEnded(effect.Cause));
    }

    /// <summary>A dealer that ends unasked was refused by who gives out tokens.</summary>
    private void OwnerHearsOfTheDealersEnd(in DealerEffect effect)
    {
        if (effect.Action == DealerAction.ReportEnded)
            Post(OwnerInput.DealerEnded(effect.Cause == DealerCause.None ? LossCause.None : LossCause.TokenRefused));
    }
}
