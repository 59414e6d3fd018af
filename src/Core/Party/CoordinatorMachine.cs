using Holdover.Machines;

using static Holdover.Party.CoordinatorTrigger;

namespace Holdover.Party;

/// <summary>
/// Decodes one source for everybody: a fixed span ahead of its time, on one frame grid, for as long as somebody
/// listens. It never waits for a worker, and a source that stalls is held on to, not skipped.
/// </summary>
public sealed partial class CoordinatorMachine
    : Machine<CoordinatorState, CoordinatorTrigger, CoordinatorDeadline, CoordinatorData, CoordinatorInput, CoordinatorEffect>
{
    private const string NotAsked = "nothing was asked of a source: what comes is of the past";
    private const string NoSource = "no source was opened yet: what comes of one is dropped as stale before it comes here";
    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string PlaysAlready = "it plays";
    private const string PlaysOut = "it plays out what is left";
    private const string NoQueue = "there is no queue yet";
    private const string AlreadyServing = "serving already";
    private const string Late = "it was asked for before decoding stopped";
    private const string Over = "the party is over";

    private readonly CoordinatorSettings settings;

    public CoordinatorMachine()
        : this(CoordinatorSettings.Default)
    {
    }

    public CoordinatorMachine(CoordinatorSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureIdle();
        ConfigureAsking();
        ConfigureOpening();
        ConfigureResuming();
        ConfigureWaiting();
        ConfigureStreaming();
        ConfigureStalled();
        ConfigureDraining();
        ConfigureEnded();
    }

    public override Instance<CoordinatorState, CoordinatorDeadline, CoordinatorData> Create(Dice dice) => new() { Data = new() { Dice = dice } };

    public override CoordinatorTrigger Elapsed(CoordinatorDeadline deadline) => deadline switch
    {
        CoordinatorDeadline.Ask => AskTimedOut,
        CoordinatorDeadline.Open => OpenTimedOut,
        CoordinatorDeadline.Decode => DecodeDue,
        CoordinatorDeadline.Decoded => DecodeTimedOut,
        CoordinatorDeadline.Retry => RetryDue,
        CoordinatorDeadline.Dry => RanDry,
        CoordinatorDeadline.Idle => IdleElapsed,
        CoordinatorDeadline.Hold => HoldElapsed,
        CoordinatorDeadline.Heard => HeardElapsed,
        _ => DrainElapsed,
    };

    /// <summary>What comes of a source belongs to its last opening; what comes of a worker, to one that is there, and it joins once.</summary>
    protected override bool IsCurrent(in CoordinatorInput input) =>
        (input.Source.IsNone() || input.Source == Data.Source)
        && (input.Worker.IsNone() || (input.Trigger == WorkerJoined ? MayJoin(input.Worker) : Data.Workers.Find(input.Worker) >= 0))
        && (input.Trigger != TrackChosen || (input.Track >= 0 && input.Track < Data.Queue.Count) || Data.Queue.Count == 0);

    private void ConfigureIdle() => Attend(CoordinatorState.Idle)
        .InternalTransition(WorkerJoined, Join)
        .InternalTransition(ListenersChanged, CountListeners)
        .PermitIf(ServeRequested, CoordinatorState.Opening, () => IsEveryWorkerHere, "every worker is here")
        .PermitIf(ServeRequested, CoordinatorState.Asking, () => !IsEveryWorkerHere, "workers are missing")
        .Permit(StopRequested, CoordinatorState.Ended)
        .Ignore(NoQueue, TrackChosen, PlayCommanded, PauseCommanded, ModeCommanded)
        .Impossible(NoSource, SourceOpened, SourceUnavailable, SourceFailed, SourceEnded, ChunkDecoded)
        .Impossible(NoSuchDeadline, HeardElapsed, AskTimedOut, OpenTimedOut, DecodeDue, DecodeTimedOut, RetryDue, RanDry, IdleElapsed, HoldElapsed, DrainElapsed);

    private void ConfigureAsking() => Attend(CoordinatorState.Asking)
        .OnEntry(TakeQueue)
        .OnEntry(Ask)
        .OnExit(() => Deadlines.Disarm(CoordinatorDeadline.Ask))
        .PermitIf(WorkerJoined, CoordinatorState.Opening, () => IsLastWorkerJoining, "every worker is here")
        .InternalTransitionIf(WorkerJoined, () => !IsLastWorkerJoining, Join, "workers are missing")
        .InternalTransition(ListenersChanged, CountListeners)
        .Permit(AskTimedOut, CoordinatorState.Opening)
        .Permit(StopRequested, CoordinatorState.Ended)
        .Permit(TrackChosen, CoordinatorState.Opening)
        .Ignore(AlreadyServing, ServeRequested)
        .Ignore(NoSource, PlayCommanded, PauseCommanded, ModeCommanded)
        .Impossible(NoSource, SourceOpened, SourceUnavailable, SourceFailed, SourceEnded, ChunkDecoded)
        .Impossible(NoSuchDeadline, HeardElapsed, OpenTimedOut, DecodeDue, DecodeTimedOut, RetryDue, RanDry, IdleElapsed, HoldElapsed, DrainElapsed);

    private void ConfigureOpening() => Served(CoordinatorState.Opening)
        .OnEntryFrom(ServeRequested, TakeQueue)
        .OnEntryFrom(WorkerJoined, Join)
        .OnEntryFrom(SourceEnded, NextTrack)
        .OnEntryFrom(SourceUnavailable, SkipTrack)
        .OnEntryFrom(TrackChosen, ChooseTrack)
        .OnEntryFrom(PauseCommanded, Pause)
        .OnEntry(Open)
        .OnExit(() => Deadlines.Disarm(CoordinatorDeadline.Open))
        .PermitIf(SourceOpened, CoordinatorState.Resuming, () => CanResume, "the workers hold what it has")
        .PermitIf(SourceOpened, CoordinatorState.Streaming, () => !CanResume && HasAudience, "somebody listens")
        .PermitIf(SourceOpened, CoordinatorState.Waiting, () => !CanResume && !HasAudience, "nobody listens")
        .PermitReentryIf(SourceUnavailable, () => HasTrackBehind, "more is queued")
        .PermitIf(SourceUnavailable, CoordinatorState.Draining, () => !HasTrackBehind && Data.IsStreaming, "it was the last, and there is sound")
        .PermitIf(SourceUnavailable, CoordinatorState.Ended, () => !HasTrackBehind && !Data.IsStreaming, "it was the last, and there is no sound")
        .Permit(SourceFailed, CoordinatorState.Stalled)
        .Permit(OpenTimedOut, CoordinatorState.Stalled)
        .PermitReentry(TrackChosen)
        .PermitReentry(PauseCommanded)
        .Ignore(NotAsked, SourceEnded, ChunkDecoded)
        .Impossible(NoSuchDeadline, AskTimedOut, DecodeDue, DecodeTimedOut, RetryDue, IdleElapsed, DrainElapsed);

    private void ConfigureResuming() => Attend(CoordinatorState.Resuming)
        .OnEntry(GoBack)
        .OnExit(LeaveResuming)
        .PermitIf(ChunkDecoded, CoordinatorState.Streaming, () => IsAtLastChunk, "it is the last that the workers hold")
        .InternalTransitionIf(ChunkDecoded, () => !IsAtLastChunk, Catch, "it is before the last that they hold")
        .Permit(SourceEnded, CoordinatorState.Streaming)
        .Permit(SourceUnavailable, CoordinatorState.Stalled)
        .Permit(SourceFailed, CoordinatorState.Stalled)
        .Permit(DecodeTimedOut, CoordinatorState.Stalled)
        .Permit(TrackChosen, CoordinatorState.Opening)
        .Permit(PauseCommanded, CoordinatorState.Opening)
        .InternalTransition(ModeCommanded, ChangeMode)
        .InternalTransition(HeardElapsed, NoteHeard)
        .Ignore(PlaysAlready, PlayCommanded)
        .Permit(StopRequested, CoordinatorState.Draining)
        .InternalTransition(WorkerJoined, JoinStream)
        .InternalTransition(ListenersChanged, CountListeners)
        .InternalTransition(RanDry, () => Data.Break = StreamBreak.TooLate)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Impossible(NoSuchDeadline, AskTimedOut, OpenTimedOut, DecodeDue, RetryDue, IdleElapsed, HoldElapsed, DrainElapsed);

    private void ConfigureWaiting() => Attend(CoordinatorState.Waiting)
        .OnEntryFrom(SourceOpened, TakeSource)
        .OnEntry(EndEverywhere)
        .PermitIf(ListenersChanged, CoordinatorState.Streaming, () => Input.Listeners > 0 && !Data.IsPaused, "somebody, and it is not paused")
        .InternalTransitionIf(ListenersChanged, () => Input.Listeners <= 0 || Data.IsPaused, CountListeners, "still nobody, or it is paused")
        .PermitIf(WorkerJoined, CoordinatorState.Streaming, () => Input.Listeners > 0 && !Data.IsPaused, "with somebody, and it is not paused")
        .InternalTransitionIf(WorkerJoined, () => Input.Listeners <= 0 || Data.IsPaused, JoinIdly, "with nobody, or it is paused")
        .PermitIf(PlayCommanded, CoordinatorState.Streaming, () => Data.Workers.Listeners > 0, "somebody listens")
        .InternalTransitionIf(PlayCommanded, () => Data.Workers.Listeners <= 0, GoOnAsBefore, "nobody listens")
        .InternalTransition(PauseCommanded, Pause)
        .InternalTransition(ModeCommanded, ChangeMode)
        .Permit(TrackChosen, CoordinatorState.Opening)
        .Permit(SourceFailed, CoordinatorState.Stalled)
        .Permit(StopRequested, CoordinatorState.Ended)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Ignore(Late, ChunkDecoded, SourceEnded, SourceUnavailable)
        .Impossible(NoSuchDeadline, HeardElapsed, AskTimedOut, OpenTimedOut, DecodeDue, DecodeTimedOut, RetryDue, RanDry, IdleElapsed, HoldElapsed, DrainElapsed);

    private void ConfigureStreaming() => Attend(CoordinatorState.Streaming)
        .OnEntryFrom(SourceOpened, TakeSource)
        .OnEntryFrom(PlayCommanded, () => Data.IsPaused = false)
        .OnEntryFrom(ListenersChanged, CountListeners)
        .OnEntryFrom(WorkerJoined, Join)
        .OnEntryFrom(ChunkDecoded, Rejoin)
        .OnEntryFrom(SourceEnded, MissTheEnd)
        .OnEntry(GoOn)
        .OnExit(StopDecoding)
        .InternalTransition(WorkerJoined, JoinStream)
        .InternalTransition(ListenersChanged, WatchListeners)
        .InternalTransition(DecodeDue, Decode)
        .InternalTransition(ChunkDecoded, Publish)
        .Permit(IdleElapsed, CoordinatorState.Waiting)
        .PermitIf(SourceEnded, CoordinatorState.Opening, () => HasNextTrack, "more is queued")
        .PermitIf(SourceEnded, CoordinatorState.Draining, () => !HasNextTrack, "it was the last")
        .PermitIf(SourceUnavailable, CoordinatorState.Opening, () => HasTrackBehind, "more is queued")
        .PermitIf(SourceUnavailable, CoordinatorState.Draining, () => !HasTrackBehind, "it was the last")
        .Permit(SourceFailed, CoordinatorState.Stalled)
        .Permit(DecodeTimedOut, CoordinatorState.Stalled)
        .Permit(PauseCommanded, CoordinatorState.Opening)
        .InternalTransition(ModeCommanded, ChangeMode)
        .InternalTransition(HeardElapsed, NoteHeard)
        .Ignore(PlaysAlready, PlayCommanded)
        .Permit(TrackChosen, CoordinatorState.Opening)
        .Permit(StopRequested, CoordinatorState.Draining)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Permit(HoldElapsed, CoordinatorState.Draining)
        .Impossible(NoSuchDeadline, AskTimedOut, OpenTimedOut, RetryDue, RanDry, DrainElapsed);

    private void ConfigureStalled() => Served(CoordinatorState.Stalled)
        .OnEntry(HoldOn)
        .OnExit(() => Deadlines.Disarm(CoordinatorDeadline.Retry))
        .Permit(RetryDue, CoordinatorState.Opening)
        .InternalTransition(PauseCommanded, Pause)
        .Permit(TrackChosen, CoordinatorState.Opening)
        .Ignore(NotAsked, SourceOpened, SourceUnavailable, SourceFailed, SourceEnded, ChunkDecoded)
        .Impossible(NoSuchDeadline, AskTimedOut, OpenTimedOut, DecodeDue, DecodeTimedOut, IdleElapsed, DrainElapsed);

    private void ConfigureDraining() => Attend(CoordinatorState.Draining)
        .OnEntryFrom(SourceUnavailable, SayUnavailable)
        .OnEntryFrom(HoldElapsed, () => Data.HasFailed = true)
        .OnEntry(Drain)
        .OnExit(() => Deadlines.DisarmAll())
        .InternalTransition(WorkerJoined, JoinStream)
        .InternalTransition(ListenersChanged, CountListeners)
        .Permit(DrainElapsed, CoordinatorState.Ended)
        .Permit(StopRequested, CoordinatorState.Ended)
        .InternalTransition(HeardElapsed, NoteHeard)
        .Ignore(PlaysOut, PlayCommanded, PauseCommanded, ModeCommanded)
        .Permit(TrackChosen, CoordinatorState.Opening)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Ignore(Late, ChunkDecoded, SourceEnded, SourceFailed, SourceUnavailable)
        .Impossible(NoSuchDeadline, AskTimedOut, OpenTimedOut, DecodeDue, DecodeTimedOut, RetryDue, RanDry, IdleElapsed, HoldElapsed);

    private void ConfigureEnded() => Table.Configure(CoordinatorState.Ended)
        .OnEntryFrom(SourceUnavailable, SayUnavailable)
        .OnEntryFrom(HoldElapsed, () => Data.HasFailed = true)
        .OnEntry(End)
        .Ignore(Over, WorkerJoined, WorkerLeft, WorkerBlocked, WorkerDrained, ListenersChanged)
        .Ignore(Over, ServeRequested, TrackChosen, SourceOpened, SourceUnavailable, SourceFailed, SourceEnded, ChunkDecoded, StopRequested, PlayCommanded, PauseCommanded, ModeCommanded)
        .Impossible(NoSuchDeadline, HeardElapsed, AskTimedOut, OpenTimedOut, DecodeDue, DecodeTimedOut, RetryDue, RanDry, IdleElapsed, HoldElapsed, DrainElapsed);

    /// <summary>Workers come and go at any time.</summary>
    private StateMachine<CoordinatorState, CoordinatorTrigger>.StateConfiguration Attend(CoordinatorState state) => Table.Configure(state)
        .InternalTransition(WorkerLeft, Leave)
        .InternalTransition(WorkerBlocked, Block)
        .InternalTransition(WorkerDrained, Unblock);

    /// <summary>Nothing can be decoded for now; what was is with the workers, and is played.</summary>
    private StateMachine<CoordinatorState, CoordinatorTrigger>.StateConfiguration Served(CoordinatorState state) => Attend(state)
        .InternalTransition(WorkerJoined, JoinStream)
        .InternalTransition(ListenersChanged, CountListeners)
        .PermitIf(HoldElapsed, CoordinatorState.Draining, () => Data.IsStreaming, "there is sound")
        .PermitIf(HoldElapsed, CoordinatorState.Ended, () => !Data.IsStreaming, "there is no sound")
        .PermitIf(StopRequested, CoordinatorState.Draining, () => Data.IsStreaming, "there is sound")
        .PermitIf(StopRequested, CoordinatorState.Ended, () => !Data.IsStreaming, "there is no sound")
        .InternalTransition(RanDry, () => Data.Break = StreamBreak.TooLate)
        .InternalTransition(PlayCommanded, GoOnAsBefore)
        .InternalTransition(ModeCommanded, ChangeMode)
        .InternalTransition(HeardElapsed, NoteHeard)
        .Ignore(AlreadyServing, ServeRequested);
}
