using Holdover.Machines;

using static Holdover.Playback.PlaybackTrigger;

namespace Holdover.Playback;

/// <summary>
/// The player of one stream after the other. It plays by the server's clock what is queued; the loss of a session
/// only means that nothing is added for a while.
/// </summary>
public sealed partial class PlaybackMachine : Machine<PlaybackState, PlaybackTrigger, PlaybackDeadline, PlaybackData, PlaybackInput, PlaybackEffect>
{
    private const string NoStream = "there is no stream";
    private const string NothingToRender = "nothing is due while there is no sound";
    private const string NoOutput = "there is no output";
    private const string Opened = "it is open already";
    private const string Wanted = "it is wanted already";

    private readonly PlaybackSettings settings;

    public PlaybackMachine()
        : this(PlaybackSettings.Default)
    {
    }

    public PlaybackMachine(PlaybackSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureSilent(PlaybackState.Stopped);
        ConfigureLoading();
        ConfigurePlaying();
        ConfigureLive();
        ConfigureHoldover();
        ConfigureStarved();
        ConfigureSuspended();
        ConfigurePaused();
        ConfigureOutputLost();
        ConfigureEnding();
        ConfigureSilent(PlaybackState.Ended);
        Table.OnTransitioned(PublishState);
    }

    public override Instance<PlaybackState, PlaybackDeadline, PlaybackData> Create(Dice dice) =>
        new() { Data = new() { Volume = Gain.VolumeMax } };

    public override PlaybackTrigger Elapsed(PlaybackDeadline deadline) => deadline switch
    {
        PlaybackDeadline.Render => RenderDue,
        PlaybackDeadline.Probe => ProbeDue,
        PlaybackDeadline.ProbeAnswer => ProbeUnanswered,
        PlaybackDeadline.Drought => DroughtNoticed,
        PlaybackDeadline.OutputSilent => OutputSilenceNoticed,
        _ => OutputRetryDue,
    };

    protected override bool IsCurrent(in PlaybackInput input) =>
        (input.Trigger == SessionUp || input.Connection.IsNone() || input.Connection == Data.Live)
        && (input.Output.IsNone() || input.Output == Data.Output.Current)
        && (input.Request.IsNone() || input.Request == Data.EndUnacknowledged);

    private void ConfigureSilent(PlaybackState state)
    {
        ConfigureSession(state)
            .OnEntry(EndRequest)
            .PermitIf(StreamStarted, PlaybackState.Loading, () => IsWanted, "to be heard")
            .PermitIf(StreamStarted, PlaybackState.Paused, () => !IsWanted, "paused")
            .InternalTransition(PauseRequested, WantPause)
            .InternalTransition(ResumeRequested, WantPlay)
            .Ignore(NoStream, ChunkArrived, StreamCleared, StreamEnded)
            .Impossible(NothingToRender, RenderDue, DroughtNoticed)
            .Impossible(NoOutput, OutputOpened, OutputReported, OutputUnderrun, OutputFailed, OutputSilenceNoticed, OutputRetryDue);
        if (state == PlaybackState.Stopped)
            Table.Configure(state).OnEntry(WantPlay).InternalTransition(StopRequested, WantPlay);
        else
            ConfigureEnded();
    }

    private void ConfigureEnded() => Table.Configure(PlaybackState.Ended)
        .OnEntryFrom(PauseRequested, WantPause)
        .OnEntryFrom(OutputFailed, ReportFault)
        .Permit(StopRequested, PlaybackState.Stopped);

    private void ConfigureLoading() => ConfigureOwner(PlaybackState.Loading)
        .InternalTransition(ClockAnswered, TakeAnswerAndBecomeReady)
        .InternalTransition(ProbeUnanswered, EndBurstAndBecomeReady)
        .InternalTransition(ProbeDue, BeginBurst)
        .OnEntryFrom(StreamStarted, BeginRequestHeard)
        .OnEntryFrom(StreamCleared, Clear)
        .OnEntryFrom(ChunkArrived, BeginElsewhere)
        .OnEntryFrom(DroughtNoticed, Clear)
        .OnEntryFrom(ResumeRequested, OpenOutputAgain)
        .OnEntryFrom(OutputRetryDue, OpenOutputAgain)
        .InternalTransition(SessionUp, Attach)
        .InternalTransition(SessionLost, Detach)
        .InternalTransitionIf(StreamStarted, _ => IsUpdate, KeepPlaying, "an update")
        .PermitReentryIf(StreamStarted, () => !IsUpdate, "another format")
        .InternalTransitionIf(ChunkArrived, _ => !IsElsewhere, QueueAndLoad, "on this timeline")
        .PermitReentryIf(ChunkArrived, () => IsElsewhere, "on another timeline")
        .InternalTransition(StreamCleared, Clear)
        .PermitIf(RenderDue, PlaybackState.Live, () => IsAttached, "with a session")
        .PermitIf(RenderDue, PlaybackState.Holdover, () => !IsAttached, "without a session")
        .Permit(StreamEnded, PlaybackState.Ended)
        .Permit(StopRequested, PlaybackState.Stopped)
        .Permit(PauseRequested, PlaybackState.Paused)
        .Ignore(Wanted, ResumeRequested)
        .InternalTransitionIf(OutputOpened, _ => IsRateRight, TakeOutput, "at the stream's rate")
        .PermitIf(OutputOpened, PlaybackState.OutputLost, () => !IsRateRight, "at another rate")
        .InternalTransition(OutputReported, WatchOutput)
        .InternalTransition(OutputUnderrun, RestartSync)
        .Permit(OutputFailed, PlaybackState.OutputLost)
        .Permit(OutputSilenceNoticed, PlaybackState.OutputLost)
        .OnExit(() => Deadlines.Disarm(PlaybackDeadline.Render))
        .Impossible("there is one", OutputRetryDue)
        .Impossible("only an empty buffer that played has a drought", DroughtNoticed);

    private void ConfigurePlaying() => ConfigureClock(PlaybackState.Playing)
        .OnEntry(BeginSound)
        .OnExit(() => Deadlines.Disarm(PlaybackDeadline.Render))
        .InternalTransitionIf(StreamStarted, _ => IsUpdate, KeepPlaying, "an update")
        .PermitIf(StreamStarted, PlaybackState.Loading, () => !IsUpdate, "another format")
        .InternalTransitionIf(ChunkArrived, _ => !IsElsewhere, Queue, "on this timeline")
        .PermitIf(ChunkArrived, PlaybackState.Loading, () => IsElsewhere, "on another timeline")
        .Permit(StreamCleared, PlaybackState.Loading)
        .PermitIf(StreamEnded, PlaybackState.Ending, () => IsPlaced, "what is left has its place")
        .PermitIf(StreamEnded, PlaybackState.Ended, () => !IsPlaced, "the output has not said where it stands")
        .Permit(StopRequested, PlaybackState.Stopped)
        .Permit(PauseRequested, PlaybackState.Paused)
        .Ignore(Wanted, ResumeRequested)
        .Ignore(Opened, OutputOpened)
        .InternalTransition(OutputReported, TakeReport)
        .InternalTransition(OutputUnderrun, TakeUnderrun)
        .Permit(OutputFailed, PlaybackState.OutputLost)
        .Permit(OutputSilenceNoticed, PlaybackState.OutputLost)
        .Impossible("there is one", OutputRetryDue);

    private void ConfigureLive() => Table.Configure(PlaybackState.Live)
        .SubstateOf(PlaybackState.Playing)
        .InternalTransition(SessionUp, Attach)
        .Permit(SessionLost, PlaybackState.Holdover)
        .InternalTransitionIf(RenderDue, _ => HasDueFrames, Render, "enough is queued")
        .PermitIf(RenderDue, PlaybackState.Starved, () => !HasDueFrames, "not enough is queued")
        .Impossible("the buffer is not empty", DroughtNoticed);

    private void ConfigureHoldover() => Table.Configure(PlaybackState.Holdover)
        .SubstateOf(PlaybackState.Playing)
        .OnEntryFrom(SessionLost, Detach)
        .Permit(SessionUp, PlaybackState.Live)
        .InternalTransition(SessionLost, Detach)
        .OnExit(AttachOnSessionUp)
        .InternalTransitionIf(RenderDue, _ => HasDueFrames, Render, "enough is queued")
        .PermitIf(RenderDue, PlaybackState.Starved, () => !HasDueFrames, "not enough is queued")
        .Impossible("the buffer is not empty", DroughtNoticed);

    private void ConfigureStarved() => Table.Configure(PlaybackState.Starved)
        .SubstateOf(PlaybackState.Playing)
        .OnEntry(BeginDrought)
        .OnExit(EndDrought)
        .InternalTransition(SessionUp, Attach)
        .InternalTransition(SessionLost, Detach)
        .PermitIf(ChunkArrived, PlaybackState.Loading, () => IsElsewhere, "on another timeline")
        .PermitIf(ChunkArrived, PlaybackState.Live, () => IsInTime, "sound again")
        .InternalTransitionIf(ChunkArrived, _ => !IsElsewhere && !IsInTime, CountLate, "too late")
        .Permit(DroughtNoticed, PlaybackState.Loading)
        .Impossible("nothing is queued that could be due", RenderDue);

    private void ConfigureSuspended() => ConfigureSession(PlaybackState.Suspended)
        .OnEntry(Suspend)
        .InternalTransitionIf(StreamStarted, _ => IsUpdate, KeepPlaying, "an update")
        .InternalTransitionIf(StreamStarted, _ => !IsUpdate, BeginRequestUnheard, "another stream")
        .InternalTransition(ChunkArrived, QueueUnheard)
        .InternalTransition(StreamCleared, Clear)
        .Permit(StreamEnded, PlaybackState.Ended)
        .Permit(StopRequested, PlaybackState.Stopped)
        .Impossible(NothingToRender, RenderDue, DroughtNoticed)
        .Impossible(NoOutput, OutputOpened, OutputReported, OutputUnderrun, OutputFailed, OutputSilenceNoticed);

    private void ConfigurePaused() => Table.Configure(PlaybackState.Paused)
        .SubstateOf(PlaybackState.Suspended)
        .OnEntry(WantPause)
        .OnEntryFrom(StreamStarted, BeginRequest)
        .Permit(ResumeRequested, PlaybackState.Loading)
        .Ignore("it is paused already", PauseRequested)
        .Impossible("no output is wanted", OutputRetryDue);

    private void ConfigureOutputLost() => Table.Configure(PlaybackState.OutputLost)
        .SubstateOf(PlaybackState.Suspended)
        .OnEntry(BeginRetry)
        .OnExit(() => Deadlines.Disarm(PlaybackDeadline.OutputRetry))
        .Permit(OutputRetryDue, PlaybackState.Loading)
        .Permit(PauseRequested, PlaybackState.Paused)
        .Ignore(Wanted, ResumeRequested);

    private void ConfigureEnding() => ConfigureClock(PlaybackState.Ending)
        .OnEntry(BeginEnding)
        .OnExit(EndRendering)
        .InternalTransition(SessionUp, Attach)
        .InternalTransition(SessionLost, Detach)
        .Permit(PauseRequested, PlaybackState.Ended)
        .Ignore(Wanted, ResumeRequested)
        .Ignore(Opened, OutputOpened)
        .InternalTransition(OutputReported, TakePlace)
        .Permit(OutputUnderrun, PlaybackState.Ended)
        .Permit(OutputFailed, PlaybackState.Ended)
        .Impossible("what is left goes out by our clock", OutputSilenceNoticed)
        .Impossible("there is one", OutputRetryDue)
        .InternalTransitionIf(RenderDue, _ => HasMoreThanDue, Render, "more than is due")
        .PermitIf(RenderDue, PlaybackState.Ended, () => !HasMoreThanDue, "the last frames")
        .Permit(StreamStarted, PlaybackState.Loading)
        .Permit(StreamCleared, PlaybackState.Ended)
        .Permit(StopRequested, PlaybackState.Stopped)
        .Ignore("the end has been told", StreamEnded)
        .Ignore("it comes after the end", ChunkArrived)
        .Impossible("what is left plays without waiting", DroughtNoticed);

    /// <summary>Where the session only refills what waits, or nothing.</summary>
    private StateMachine<PlaybackState, PlaybackTrigger>.StateConfiguration ConfigureSession(PlaybackState state) => ConfigureClock(state)
        .InternalTransition(SessionUp, Attach)
        .InternalTransition(SessionLost, Detach);

    private StateMachine<PlaybackState, PlaybackTrigger>.StateConfiguration ConfigureClock(PlaybackState state) => ConfigureOwner(state)
        .InternalTransition(ClockAnswered, TakeAnswer)
        .InternalTransition(ProbeDue, BeginBurst)
        .InternalTransition(ProbeUnanswered, EndBurst);

    private StateMachine<PlaybackState, PlaybackTrigger>.StateConfiguration ConfigureOwner(PlaybackState state) => Table.Configure(state)
        .InternalTransition(VolumeChanged, ChangeVolume)
        .InternalTransition(MuteChanged, ChangeMute)
        .InternalTransition(EndAcknowledged, AcknowledgeEnd);

    private void PublishState(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition) =>
        Emit(new(PlaybackAction.PublishState) { State = transition.Destination, Request = Data.Request });
}
