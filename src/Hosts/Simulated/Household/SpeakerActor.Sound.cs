using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Household;

/// <content>Its output: a sound card with a clock of its own, or one that takes what it is given when it is given.</content>
internal sealed partial class SpeakerActor
{
    private readonly RunQueue queue = new();
    private readonly SoundCard? card;
    private OutputEpoch output;
    private long leftOut;
    private long tail;
    private long positionBefore;
    private long frameBefore;

    /// <summary>Whether somebody else has the card.</summary>
    public bool IsCardBusy { get; set; }

    /// <summary>Whether there is no card.</summary>
    public bool IsCardGone { get; private set; }

    public void StallCard() => card?.Stall();

    public void WedgeCard(bool isWedged)
    {
        if (card is not null)
            card.IsWedged = isWedged;
    }

    public void Unplug()
    {
        IsCardGone = true;
        if (card is null || output.IsNone())
            return;
        CloseCard();
        var broken = output;
        output = default;
        Step(PlaybackInput.OutputFailed(broken, OutputFault.Broken));
    }

    public void PlugIn() => IsCardGone = false;

    private void Handle(in PlaybackEffect effect)
    {
        home.Note(Number, effect.Action, effect.Count);
        switch (effect.Action)
        {
            case PlaybackAction.OpenOutput:
                OpenOutput(effect.Output);
                break;
            case PlaybackAction.QueueFrames:
                CheckWhoseFrames();
                queue.Add(new(RunKind.Frames, effect.Handle + effect.Offset, effect.Count));
                tail = effect.Handle + effect.Offset + effect.Count;
                break;
            case PlaybackAction.QueueSilence:
                queue.Add(new(IsDue(tail + effect.Count - 1) ? RunKind.Starved : RunKind.Silence, 0, effect.Count));
                break;
            case PlaybackAction.Render:
                Move(effect.Count);
                break;
            case PlaybackAction.EditDrop:
                Move(1);
                LeaveOut(1);
                break;
            case PlaybackAction.EditInsert:
                Move(1);
                Play(new(RunKind.Inserted, 0, 1));
                break;
            case PlaybackAction.RenderSilence:
                Ear.RunEmpty();
                Play(new(RunKind.Silence, 0, effect.Count));
                break;
            case PlaybackAction.Pad:
                Play(new(RunKind.Pad, 0, effect.Count));
                break;
            case PlaybackAction.Skip:
                LeaveOut(effect.Count);
                break;
            case PlaybackAction.Flush:
                if (home.Plant != Plant.DropFlush)
                    queue.Clear();
                leftOut = 0;
                card?.Drop();
                Ear.Flush();
                break;
            case PlaybackAction.CloseOutput or PlaybackAction.DropOutput:
                CloseCard();
                output = default;
                break;
            case PlaybackAction.ReportEnded:
                CheckEnd(effect.Request);
                break;
            case PlaybackAction.SendClockProbe:
                SendProbe(effect.Connection);
                break;
            default:
                break;
        }
    }

    /// <summary>From now on what is heard is measured, and what is said of it compared with that.</summary>
    public void Listen()
    {
        Ear.Listen();
        (positionBefore, frameBefore) = (Status.Position.FramesAt(Computer.Now), Ear.Next);
    }

    /// <summary>How far what is said to have been heard since then is from what was, or nothing if another programme was begun.</summary>
    public Duration PositionError()
    {
        if (frameBefore < 0 || !Programme.IsSameShowing(frameBefore, Ear.Next))
            return Duration.Zero;
        var error = Status.Position.FramesAt(Computer.Now) - positionBefore - (Ear.Next - frameBefore);
        return new(Math.Abs(error) * 1_000_000 / Programme.Rate);
    }

    private bool IsDue(long frame) => home.Programme.Has(frame) && home.Programme.DueAt(frame) <= home.Server.Computer.Now.Microseconds;

    private void OpenOutput(OutputEpoch opening)
    {
        output = opening;
        if (card is not null)
            answers.Add(new(5_000 + dice.Below(50_000)), new(HostAnswerKind.OpenOutput, default, opening));
    }

    private void AnswerOpening(OutputEpoch opening)
    {
        if (card is null || opening != output)
            return;
        if (IsCardBusy || IsCardGone)
        {
            Step(PlaybackInput.OutputFailed(opening, IsCardBusy ? OutputFault.Busy : OutputFault.Broken));
            return;
        }

        card.Open();
        Step(PlaybackInput.OutputOpened(opening, OutputMode.Clocked, Programme.Rate));
    }

    private void CloseCard()
    {
        card?.Close();
        Ear.Flush();
    }

    private void Move(long frames)
    {
        while (frames > 0)
        {
            var run = queue.Take(frames);
            frames -= run.Count;
            Play(run);
        }

        if (card is null && queue.Frames == 0)
            Ear.RunEmpty();
    }

    private void Play(Run run)
    {
        (run, leftOut) = (run with { LeftOut = run.LeftOut + leftOut }, 0);
        if (card is not null)
            card.Write(in run);
        else if (Ear.Hear(in run, Now) is { } broken)
            home.Break(this, broken);
    }

    /// <summary>What is left out of silence was never there: the frames that it stood for had not come.</summary>
    private void LeaveOut(long frames)
    {
        while (frames > 0)
        {
            var run = queue.Take(frames);
            frames -= run.Count;
            if (run.Kind is RunKind.Silence or RunKind.Starved)
                Ear.RunEmpty();
            leftOut += run.LeftOut + (run.Kind == RunKind.Frames || card is null ? run.Count : 0);
        }
    }


    private SoundCard CreateCard(Dice cardDice) => new(home.Schedule, Ear, cardDice.Below(300_000) - 150_000)
    {
        Reported = (written, waiting) => Step(PlaybackInput.OutputReported(output, new(written, waiting, Computer.Now))),
        RanDry = () => Step(PlaybackInput.OutputUnderrun(output)),
        Broke = broken => home.Break(this, broken),
    };
}
