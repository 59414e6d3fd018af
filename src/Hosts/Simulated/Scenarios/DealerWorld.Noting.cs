using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What of a step is of interest, as the world stands just before.</content>
internal sealed partial class DealerWorld
{
    private DealerOrder OrderOfRequest() => Body.Observer.IsOwed(Body.Key) ? DealerOrder.KeyAgain
        : !Body.Observer.MayHaveTakenEffect(Body.Request) ? DealerOrder.None
        : Body.Observer.IsAnyOwed ? DealerOrder.RequestAgain
        : IsWithOldHandler(Body.Request) ? DealerOrder.RequestAgainWhileWithOldHandler
        : DealerOrder.RequestAgainOnTheNext;

    private DealerOrder OrderOfChange() => !Body.Observer.Put.IsNone() ? DealerOrder.ChangeWhilePutInFlight
        : Body.Observer.Id == TextId.None && Body.WasRegistered ? DealerOrder.ChangeWithoutId
        : Body.Waits.IsChangeDue ? DealerOrder.ChangeAgain
        : DealerOrder.None;

    private DealerOrder OrderOfLoss() => Body.WasRegistered && Body.IsChanged && Body.Observer.Put.IsNone() ? DealerOrder.LostWithChange
        : Status == DealerStatus.Registered && !Body.Waits.IsHealthy ? DealerOrder.LostAtOnce
        : DealerOrder.None;

    /// <summary>Where an attempt has come, with nobody's doing but the clock's.</summary>
    private void NoteEffect(in DealerEffect effect)
    {
        var order = effect.Action switch
        {
            DealerAction.PublishStatus when effect.Status == DealerStatus.Online && IsNextGeneration(effect.Generation) => DealerOrder.NextGeneration,
            DealerAction.PublishStatus when effect.Status == DealerStatus.Disconnected && Body.Waits.HasFailed => DealerOrder.FailsAgain,
            DealerAction.AbortTransport when Body is { IsOpen: true, IsMute: false, WasClosed: false } && Body.Observer.Id == TextId.None => DealerOrder.NoId,
            DealerAction.OpenTransport when effect.Resolved == effect.Connection && effect.AddressIndex > 0 => DealerOrder.BeginsWithTheNext,
            _ => DealerOrder.None,
        };
        if (Order == DealerOrder.None)
            Order = order;
    }

    private bool IsNextGeneration(ConnectionEpoch generation) => !Body.Observer.Generation.IsNone() && generation != Body.Observer.Generation;

    /// <summary>Whether a request came by a connection that is gone, and its handler has not answered yet.</summary>
    private bool IsWithOldHandler(int request)
    {
        var isWith = false;
        for (var place = 0; place < Body.Flights.Count; place++)
            isWith |= Body.Flights[place] is { Kind: DealerFlightKind.Answer } answer && answer.Request == request && answer.Connection != Body.Observer.Transport;
        return isWith;
    }

    /// <summary>What is of interest about an answer that is about to come.</summary>
    private DealerOrder OrderOf(in DealerFlight flight, bool isWell)
    {
        var isOld = Body.IsOpen && flight.Connection != Body.Observer.Transport;
        return flight.Kind switch
        {
            DealerFlightKind.Id when isOld && Body.Observer.Id != TextId.None => DealerOrder.OldIdAfterNew,
            DealerFlightKind.Id when !isOld && !Body.Observer.Put.IsNone() => DealerOrder.NewIdWhilePutInFlight,
            DealerFlightKind.Answer when isOld => DealerOrder.OldAnswerAfterNew,
            DealerFlightKind.Answer when !Body.Observer.IsOwed(flight.Text.Value) && Body.Observer.IsAnyOwed => DealerOrder.LateAnswerWhileAsked,
            DealerFlightKind.Close when isOld => DealerOrder.OldCloseAfterNew,
            DealerFlightKind.Put when flight.Put != Body.Observer.Put => Body.Observer.Put.IsNone() ? DealerOrder.None : DealerOrder.OldPutAnswerAfterNew,
            DealerFlightKind.Put when !isWell => Body.WasRegistered ? DealerOrder.LaterPutFails : DealerOrder.FirstPutFails,
            _ => DealerOrder.None,
        };
    }
}
