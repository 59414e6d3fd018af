using Holdover.Machines;
using Holdover.Sendspin;

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
            Codec = effect.Codec,
            ClientTransmitted = effect.ClientTransmitted,
            Received = effect.Received,
        });
    }

    /// <summary>
    /// Samples can be cut anywhere. What is encoded goes chunk by chunk, each with the frames among which it begins: so
    /// whoever begins within one begins with the next, and none is sent twice.
    /// </summary>
    private void SendPieces(in ListenerEffect effect, Outbox<PartyEffect> effects)
    {
        var (end, isCut) = (effect.From + effect.Count, effect.Codec == Codec.Pcm);
        for (var frame = effect.From; frame < end;)
        {
            var piece = worker.Data.Ring.PieceAt(frame, isCut ? end - frame : long.MaxValue);
            if (isCut || piece.Offset == 0)
                effects.Add(SendOf(in effect, frame, piece));
            frame += piece.Count;
        }
    }

    private PartyEffect SendOf(in ListenerEffect effect, long frame, ChunkPiece piece) => new(PartyAction.SendChunk)
    {
        Connection = effect.Connection,
        Request = effect.Request,
        Timestamp = effect.Grid.TimestampOf(frame),
        From = frame,
        Piece = piece,
        Rate = effect.Grid.Rate,
        Channels = worker.Data.Channels,
        Codec = effect.Codec,
    };

    private static PartyAction ActionOf(ListenerAction action) => action switch
    {
        ListenerAction.SendHello => PartyAction.SendHello,
        ListenerAction.AnswerClock => PartyAction.AnswerClock,
        ListenerAction.SendStreamStart => PartyAction.SendStreamStart,
        ListenerAction.SendStreamClear => PartyAction.SendStreamClear,
        ListenerAction.SendStreamEnd => PartyAction.SendStreamEnd,
        ListenerAction.Unblock => PartyAction.Unblock,
        ListenerAction.ForgetMark => PartyAction.ForgetMark,
        ListenerAction.ReportSlow => PartyAction.ReportSlow,
        _ => PartyAction.Close,
    };
}
