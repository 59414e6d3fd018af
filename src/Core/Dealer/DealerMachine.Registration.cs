using Holdover.Machines;

namespace Holdover.Dealer;

/// <content>How the server is told of us. Nothing is put without the id of the connection that is up.</content>
public sealed partial class DealerMachine
{
    private bool IsNewId => Input.ConnectionId != TextId.None && Input.ConnectionId != Data.ConnectionId;

    private bool WasEverRegistered => Data.Registration.EverAcknowledged;

    private void BeginRegistering()
    {
        CancelPut();
        Data.ConnectionId = Input.ConnectionId;
        Data.Registration.Forget();
        Data.LastCause = DealerCause.NotRegistered;
        Publish(DealerStatus.Online);
        if (WasEverRegistered)
            ProveHealth();
        Put();
    }

    private void BecomeRegistered()
    {
        SettlePut();
        ProveHealth();
        Publish(DealerStatus.Registered);
    }

    /// <summary>
    /// From here on it only has to last. A connection on which the first registration never succeeds proves nothing,
    /// however long it lasts: trying again at once would be a storm.
    /// </summary>
    private void ProveHealth()
    {
        if (!Data.Healthy && !Deadlines.IsArmed(DealerDeadline.Healthy))
            ArmIn(DealerDeadline.Healthy, settings.BackoffInitial);
    }

    private void RememberChange() => Data.Registration.Change();

    /// <summary>Waits from the first change on: later ones, however many, do not put it off.</summary>
    private void NoteChange()
    {
        Data.Registration.Change();
        if (!Deadlines.IsArmed(DealerDeadline.Debounce))
            ArmIn(DealerDeadline.Debounce, settings.PutDebounce);
    }

    private void Put()
    {
        Invariant.Holds(Data.ConnectionId != TextId.None);
        Invariant.Holds(Data.Registration.Dirty);
        Deadlines.Disarm(DealerDeadline.Debounce);
        Deadlines.Disarm(DealerDeadline.PutRetry);
        var put = Data.Registration.Put();
        Emit(new(DealerAction.PutState) { Connection = Data.Live, Registration = put, ConnectionId = Data.ConnectionId });
        ArmIn(DealerDeadline.Put, settings.PutMax);
    }

    /// <summary>One put at a time: the answer to the one that is on its way leads to the next.</summary>
    private void PutUnlessInFlight()
    {
        if (!Data.Registration.IsInFlight)
            Put();
    }

    private void SettlePut()
    {
        Deadlines.Disarm(DealerDeadline.Put);
        Data.Registration.Acknowledge();
        if (Data.Registration.Dirty && !Deadlines.IsArmed(DealerDeadline.Debounce))
            Put();
    }

    private void RetryPutLater()
    {
        Deadlines.Disarm(DealerDeadline.Put);
        Data.Registration.Fail();
        ArmIn(DealerDeadline.PutRetry, settings.PutRetry);
    }

    private void GiveUpPut()
    {
        Emit(new(DealerAction.CancelPut) { Registration = Data.Registration.InFlight });
        RetryPutLater();
    }

    private void CancelPut()
    {
        if (!Data.Registration.IsInFlight)
            return;
        Emit(new(DealerAction.CancelPut) { Registration = Data.Registration.InFlight });
        Deadlines.Disarm(DealerDeadline.Put);
        Data.Registration.Fail();
    }
}
