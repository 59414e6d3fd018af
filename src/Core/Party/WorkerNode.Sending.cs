using Holdover.Machines;

namespace Holdover.Party;

/// <content>What listeners ask of the world.</content>
public sealed partial class WorkerNode
{
    private void Export(in ListenerEffect effect, Outbox<PartyEffect> effects)
    {
        if (effect.Action == ListenerAction.SendFrames)
        {
            SendPieces(in effect, effects);
            return;
        }

        effects.Add(new(ActionOf(effect.Action))
        {
            Connection = effect.Connection,
            Client = effect.Client,
            Request = effect.Request,
            Rate = effect.Grid.Rate,
            Channels = effect.Channels,
            ClientTransmitted = effect.ClientTransmitted,
            Received = effect.Received,
        });
    }

    private void SendPieces(in ListenerEffect effect, Outbox<PartyEffect> effects)
    {
        var end = effect.From + effect.Count;
        for (var frame = effect.From; frame < end;)
        {
            var piece = worker.Data.Ring.PieceAt(frame, end - frame);
            effects.Add(new(PartyAction.SendChunk)
            {
                Connection = effect.Connection, Request = effect.Request, Timestamp = effect.Grid.TimestampOf(frame), From = frame, Piece = piece, Rate = effect.Grid.Rate, Channels = worker.Data.Channels,
            });
            frame += piece.Count;
        }
    }

    private static PartyAction ActionOf(ListenerAction action) => action switch
    {
        ListenerAction.SendHello => PartyAction.SendHello,
        ListenerAction.AnswerClock => PartyAction.AnswerClock,
        ListenerAction.SendStreamStart => PartyAction.SendStreamStart,
        ListenerAction.SendStreamClear => PartyAction.SendStreamClear,
        ListenerAction.SendStreamEnd => PartyAction.SendStreamEnd,
        ListenerAction.Unblock => PartyAction.Unblock,
        ListenerAction.ForgetMark => PartyAction.ForgetMark,
        _ => PartyAction.Close,
    };
}
