using Holdover.Machines;

namespace Holdover.Dealer;

/// <content>What is done while a transport is up, whatever it is registered as.</content>
public sealed partial class DealerMachine
{
    private void BecomeOnline()
    {
        Invariant.Holds(Data.Live.Value > Data.Generation.Value);
        Invariant.Holds(Data.ConnectionId == TextId.None);
        Data.Generation = Data.Live;
        Data.Outstanding.Begin(Data.Live);
        Publish(DealerStatus.Online);
        Ping();
    }

    private void AwaitId()
    {
        Data.LastCause = DealerCause.NotIdentified;
        ArmIn(DealerDeadline.Attempt, settings.IdMax);
    }

    private void BecomeHealthy()
    {
        Data.Healthy = true;
        Data.LastCause = DealerCause.None;
    }

    private void Ping()
    {
        Emit(new(DealerAction.SendPing) { Connection = Data.Live });
        ArmIn(DealerDeadline.Ping, settings.PingPeriod);
        ArmIn(DealerDeadline.Pong, settings.PongMax);
    }

    private void AnswerPing() => Emit(new(DealerAction.SendPong) { Connection = Data.Live });

    private void DeliverMessage() => Emit(new(DealerAction.DeliverMessage) { Connection = Data.Live, Handle = Input.Handle });
}
