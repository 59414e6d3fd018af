using Holdover.Machines;

namespace Holdover.Dealer;

/// <content>How a transport comes up, goes down, and ends.</content>
public sealed partial class DealerMachine
{
    private void BeginAttempt()
    {
        Data.Attempts++;
        Data.LastCause = DealerCause.ResolveFailed;
        Mint();
        Publish(DealerStatus.Connecting);
        Emit(new(DealerAction.ResolveEndpoint) { Connection = Data.Live });
        ArmIn(DealerDeadline.Attempt, settings.ResolveMax);
    }

    private void BeginConnecting()
    {
        Data.LastCause = DealerCause.ConnectFailed;
        Data.Addresses.Begin(Data.Live, Input.AddressCount);
        ArmIn(DealerDeadline.Attempt, settings.ConnectMax);
        OpenAddress();
    }

    private void TryNextAddress()
    {
        Abandon();
        Data.Addresses.MoveNext();
        Mint();
        OpenAddress();
    }

    private void OpenAddress()
    {
        Emit(new(DealerAction.OpenTransport) { Connection = Data.Live, Resolved = Data.Addresses.Resolved, AddressIndex = Data.Addresses.Index });
        ArmIn(DealerDeadline.Address, settings.AddressMax);
    }

    private void EndConnecting()
    {
        Data.Addresses.End();
        Deadlines.Disarm(DealerDeadline.Attempt);
        Deadlines.Disarm(DealerDeadline.Address);
    }

    private void BeginBackoff(StateMachine<DealerState, DealerTrigger>.Transition transition)
    {
        var cause = transition.Trigger == DealerTrigger.PongMissed ? DealerCause.Silent : Input.Cause;
        if (cause != DealerCause.None)
            Data.LastCause = cause;
        if (transition.Source != DealerState.Resolving && !Data.Healthy)
            Data.Addresses.PassOver();
        if (transition.Source is not (DealerState.Resolving or DealerState.Connecting))
            Data.Losses++;
        if (transition.Trigger == DealerTrigger.RegistrationFailed)
            Data.Registration.Fail();
        CancelPut();
        ForgetConnection();
        ArmIn(DealerDeadline.Retry, Data.Backoff.Next(Data.Healthy, settings, ref Data.Dice));
        Data.Healthy = false;
        Publish(DealerStatus.Disconnected);
    }

    private void BeginClosing()
    {
        CancelPut();
        FailAllRequests();
        Unregister();
        Emit(new(DealerAction.CloseTransport) { Connection = Data.Live });
        ArmIn(DealerDeadline.Close, settings.CloseMax);
    }

    /// <summary>By the connection id, so that a registration that somebody else has made since is not meant.</summary>
    private void Unregister()
    {
        if (Data.ConnectionId == TextId.None)
            return;
        Emit(new(DealerAction.Unregister) { Connection = Data.Live, ConnectionId = Data.ConnectionId });
        Data.ConnectionId = TextId.None;
        Data.Registration.Forget();
    }

    private void End(StateMachine<DealerState, DealerTrigger>.Transition transition)
    {
        var refused = transition.Trigger == DealerTrigger.CredentialsRefused;
        Data.LastCause = refused ? DealerCause.CredentialsRefused : DealerCause.None;
        Deadlines.DisarmAll();
        ForgetConnection();
        Publish(DealerStatus.Closed);
        Emit(new(DealerAction.ReportEnded) { Status = DealerStatus.Closed, Cause = Data.LastCause });
    }

    /// <summary>A level that says nothing new is not said again. A new generation always does: the one before was lost first.</summary>
    private void Publish(DealerStatus status)
    {
        if (status == Data.Status)
            return;
        Data.Status = status;
        Emit(new(DealerAction.PublishStatus) { Connection = Data.Live, Generation = Data.Generation, Status = status, Cause = Data.LastCause });
    }

    private void Mint()
    {
        Invariant.Holds(Data.Live.IsNone());
        Data.Minted = Data.Minted.Next();
        Data.Live = Data.Minted;
    }

    private void Abandon()
    {
        if (Data.Live.IsNone())
            return;
        Emit(new(DealerAction.AbortTransport) { Connection = Data.Live });
        Data.Live = default;
    }

    /// <summary>Drops the transport and all that was its own: the connection id and the requests that wait for an answer.</summary>
    private void ForgetConnection()
    {
        Invariant.Holds(!Data.Registration.IsInFlight);
        Abandon();
        Data.ConnectionId = TextId.None;
        Data.Registration.Forget();
        Data.RequestsDropped += Data.Outstanding.Drop();
    }
}
