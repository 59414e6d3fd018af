using Holdover.Machines;
using Holdover.Sendspin;

using static Holdover.Hub.QueueTrigger;

namespace Holdover.Hub;

/// <summary>What the group of an account plays, one track after the other.</summary>
public sealed class QueueMachine : Machine<QueueState, QueueTrigger, QueueDeadline, QueueData, QueueInput, QueueEffect>
{
    private const string NothingPlays = "nothing plays";

    public QueueMachine()
    {
        ConfigureStopped();
        ConfigurePlaying();
        ConfigurePaused();
    }

    private bool HasNext => !Data.Order.IsAtEnd || Data.Repeat == RepeatMode.All;

    /// <summary>Whether something is played after a track that has ended. A whole queue that cannot be played is not tried for ever.</summary>
    private bool GoesOn => Input.Failed ? HasNext && Data.Failures + 1 < Data.Order.Count : HasNext || Data.Repeat == RepeatMode.One;

    public override Instance<QueueState, QueueDeadline, QueueData> Create(Dice dice) => new() { Data = new() { Dice = dice } };

    public override QueueTrigger Elapsed(QueueDeadline deadline) => throw new InvariantException("a queue has no deadlines");

    protected override bool IsCurrent(in QueueInput input) => input.Request.IsNone() || input.Request == Data.Live;

    private void ConfigureStopped() => Table.Configure(QueueState.Stopped)
        .OnEntry(Stop)
        .PermitIf(PlayRequested, QueueState.Playing, () => Data.Order.Count > 0, "a track")
        .IgnoreIf(PlayRequested, () => Data.Order.Count == 0, "no track")
        .InternalTransition(ClearRequested, Clear)
        .InternalTransition(TrackAdded, Add)
        .InternalTransition(RepeatChosen, Repeat)
        .InternalTransition(ShuffleChosen, Shuffle)
        .Ignore(NothingPlays, PauseRequested, StopRequested, NextRequested, PreviousRequested)
        .Impossible("no track is cued: its end is dropped as stale before it comes here", TrackEnded);

    private void ConfigurePlaying() => Table.Configure(QueueState.Playing)
        .OnEntryFrom(PlayRequested, CueOrResume)
        .OnEntryFrom(NextRequested, CueNext)
        .OnEntryFrom(PreviousRequested, CuePrevious)
        .OnEntryFrom(TrackEnded, CueAfterEnd)
        .PermitReentryIf(NextRequested, () => HasNext, "another follows")
        .PermitIf(NextRequested, QueueState.Stopped, () => !HasNext, "it is the last")
        .PermitReentry(PreviousRequested)
        .PermitReentryIf(TrackEnded, () => GoesOn, "another follows")
        .PermitIf(TrackEnded, QueueState.Stopped, () => !GoesOn, "none follows")
        .Permit(PauseRequested, QueueState.Paused)
        .Permit(StopRequested, QueueState.Stopped)
        .Permit(ClearRequested, QueueState.Stopped)
        .InternalTransition(TrackAdded, Add)
        .InternalTransition(RepeatChosen, Repeat)
        .InternalTransition(ShuffleChosen, Shuffle)
        .Ignore("already playing", PlayRequested);

    private void ConfigurePaused() => Table.Configure(QueueState.Paused)
        .OnEntry(Pause)
        .Permit(PlayRequested, QueueState.Playing)
        .PermitIf(NextRequested, QueueState.Playing, () => HasNext, "another follows")
        .PermitIf(NextRequested, QueueState.Stopped, () => !HasNext, "it is the last")
        .Permit(PreviousRequested, QueueState.Playing)
        .Permit(TrackEnded, QueueState.Stopped)
        .Permit(StopRequested, QueueState.Stopped)
        .Permit(ClearRequested, QueueState.Stopped)
        .InternalTransition(TrackAdded, Add)
        .InternalTransition(RepeatChosen, Repeat)
        .InternalTransition(ShuffleChosen, Shuffle)
        .Ignore("already paused", PauseRequested);

    private void Add()
    {
        if (Data.Order.IsFull || Input.Track == TextId.None)
        {
            Emit(new(QueueAction.RefuseTrack) { Track = Input.Track });
            return;
        }

        Data.Order.Add(Input.Track, ref Data.Dice);
        Change();
    }

    private void Clear()
    {
        Data.Order.Clear();
        Change();
    }

    private void Repeat()
    {
        Data.Repeat = Input.Repeat;
        Change();
    }

    private void Shuffle()
    {
        Data.Order.Shuffle(Input.Shuffle, ref Data.Dice);
        Change();
    }

    private void Pause()
    {
        Change();
        Emit(new(QueueAction.PauseTrack) { Request = Data.Live });
    }

    private void CueOrResume(StateMachine<QueueState, QueueTrigger>.Transition transition)
    {
        if (transition.Source == QueueState.Stopped)
        {
            Data.Failures = 0;
            Cue();
            return;
        }

        Change();
        Emit(new(QueueAction.ResumeTrack) { Request = Data.Live });
    }

    private void CueNext()
    {
        Data.Order.MoveNext();
        Cue();
    }

    private void CuePrevious()
    {
        Data.Order.MoveBack();
        Cue();
    }

    private void CueAfterEnd()
    {
        Data.Failures = Input.Failed ? Data.Failures + 1 : 0;
        if (Input.Failed || Data.Repeat != RepeatMode.One)
            Data.Order.MoveNext();
        Cue();
    }

    /// <summary>A cue takes the place of the one before, whose end is of the past from here on.</summary>
    private void Cue()
    {
        Invariant.Holds(Data.Order.Current != TextId.None);
        Data.Minted = Data.Minted.Next();
        Data.Live = Data.Minted;
        Change();
        Emit(new(QueueAction.CueTrack) { Request = Data.Live, Track = Data.Order.Current });
    }

    /// <summary>After the last track the first is next; where a person stops is where they go on.</summary>
    private void Stop(StateMachine<QueueState, QueueTrigger>.Transition transition)
    {
        Invariant.Holds(!Data.Live.IsNone());
        var stopped = Data.Live;
        Data.Live = default;
        if (transition.Trigger == ClearRequested)
            Data.Order.Clear();
        if (transition.Trigger is NextRequested or TrackEnded)
            Data.Order.MoveToFirst();
        Change();
        Emit(new(QueueAction.StopTrack) { Request = stopped });
    }

    private void Change() => Emit(new(QueueAction.Change));
}
