using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <content>What a person wants of what plays, and what everybody is told of it.</content>
public sealed partial class CoordinatorMachine
{
    /// <summary>
    /// What was sent ahead is taken back: it goes on where it was heard. The item that was heard may be the one before the
    /// one that is decoded.
    /// </summary>
    private void Pause()
    {
        GoBackToWhatIsHeard();
        if (Input.Command == ControllerCommandKind.Stop)
            Data.Next = Data.TrackFirst;
        EndEverywhere();
        Data.Held = default;
        Data.IsPaused = true;
        SayHowItStands();
    }

    private void GoOnAsBefore()
    {
        if (!Data.IsPaused)
            return;
        Data.IsPaused = false;
        SayHowItStands();
    }

    private void ChangeMode()
    {
        ref var queue = ref Data.Queue;
        switch (Input.Command)
        {
            case ControllerCommandKind.RepeatOff:
                queue.Mode.Repeat = RepeatMode.Off;
                break;
            case ControllerCommandKind.RepeatOne:
                queue.Mode.Repeat = RepeatMode.One;
                break;
            case ControllerCommandKind.RepeatAll:
                queue.Mode.Repeat = RepeatMode.All;
                break;
            case ControllerCommandKind.Shuffle:
                queue.Shuffle(1 + (int)Data.Dice.Below(int.MaxValue));
                break;
            default:
                queue.Unshuffle();
                break;
        }

        SayHowItStands();
    }

    private void GoBackToWhatIsHeard()
    {
        if (!Data.IsStreaming || Data.Break != StreamBreak.None)
            return;
        (Data.Queue.Track, Data.TrackFirst) = Data.HeardAt(Now);
        var first = Math.Max(Data.TrackFirst, Data.StreamFirst);
        Data.Next = Math.Max(first, Math.Min(Data.Next, Data.Grid.FrameAt(Now.Microseconds)));
    }

    /// <summary>The next item is told of when it begins to be heard.</summary>
    private void ArmHeard()
    {
        if (Data.Marks.NextAfter(Data.Grid.FrameAt(Now.Microseconds)) is >= 0 and var next)
            Deadlines.Arm(CoordinatorDeadline.Heard, new(Data.Grid.TimestampOf(next)));
    }

    private void NoteHeard()
    {
        SayHowItStands();
        ArmHeard();
    }

    private void SayHowItStands()
    {
        Data.NewestStand = Data.NewestStand.Next();
        Data.StandEpoch = Data.NewestStand;
        TellStandEverywhere();
    }

    private void TellStandEverywhere()
    {
        for (var place = 0; place < Data.Workers.Count && !Data.StandEpoch.IsNone(); place++)
            TellStand(Data.Workers[place].Worker);
    }

    private void TellStand(ProcessEpoch worker) => Emit(new(CoordinatorAction.TellStand) { Worker = worker, Stand = Data.StandAt(Now) });

    /// <summary>Takes over how things stood with an earlier coordinator; nothing was opened yet.</summary>
    private void AdoptStand()
    {
        var stand = Data.HeldStand;
        Data.HeldStand = default;
        if (stand.Epoch.IsNone() || stand.Tracks != Data.Queue.Count || stand.Track >= Data.Queue.Count || stand.Mode.Anchor >= Data.Queue.Count)
            return;
        (Data.StandEpoch, Data.Queue.Mode, Data.IsPaused) = (stand.Epoch, stand.Mode, stand.IsPaused);
        if (stand.IsPaused)
            (Data.Queue.Track, Data.TrackFirst, Data.Next, Data.Held) = (stand.Track, 0, stand.Frame, default);
    }
}
