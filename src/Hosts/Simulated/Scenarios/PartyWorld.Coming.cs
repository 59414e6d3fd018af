using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>Who comes when a connection of theirs is still there that is gone, or when the stream is over.</content>
internal sealed partial class PartyWorld
{
    public const string NewestIsThere = "who comes by a new connection is there by that alone, and what is said of the old one takes nothing away";
    public const string NoneAfterTheEnd = "who comes after the end of a stream is given none";

    /// <summary>Whether with the last choice a listener came whose worker did not know that its last connection was gone.</summary>
    public bool CameBeforeItsGhostWent { get; private set; }

    /// <summary>Whether with the last choice a listener came to a worker that had been told that the stream is over.</summary>
    public bool CameAfterTheEnd { get; private set; }

    private static void LeaveHalfDead(ref PartyListener ear)
    {
        ear.LoseUnread();
        (ear.WasCut, ear.HalfDead) = (true, ear.Connection);
        Disconnect(ref ear);
    }

    /// <summary>What is written to it is marked as what was sent, and reaches nobody.</summary>
    private void SendToHalfDead(ref PartyListener ear, in PartyEffect effect)
    {
        if (effect.Action == PartyAction.Close)
            ear.HalfDead = default;
        if (effect.Action != PartyAction.SendChunk)
            return;
        ear.Mark.Begin(effect.Timestamp + new FrameGrid(0, PartyRules.Rate).LengthOf(effect.Piece.Count).Microseconds, Now);
        ear.Mark.Commit();
    }

    /// <summary>It came back to where its last connection is not known to be gone: that is closed, and then its end is told, too.</summary>
    private void LookAtHalfDead(int listener, ConnectionEpoch halfDead)
    {
        if (halfDead.IsNone())
            return;
        ref var ear = ref Body.Ears[listener];
        var connection = ear.Connection;
        if (!ear.HalfDead.IsNone())
            Break(NewestIsThere);
        changedWorker = false;
        StepWorker(ear.Worker, ListenerInput.Disconnected(halfDead));
        if (changedWorker || ear.Connection != connection)
            Break(NewestIsThere);
    }

    private bool IsStreamOver(int worker) => Body.IsOver && Body.Seats[worker].Pipe.Count == 0;
}
