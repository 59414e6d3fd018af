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
        ConfigureEnding();
        ConfigureSilent(PlaybackState.Ended);
        Table.OnTransitioned(PublishState);
    }

    public override Instance<PlaybackState, PlaybackDeadline, PlaybackData> Create(Dice dice) => default;

    public override PlaybackTrigger Elapsed(PlaybackDeadline deadline) => deadline switch
    {
        PlaybackDeadline.Render => RenderDue,
        PlaybackDeadline.Probe => ProbeDue,
        PlaybackDeadline.ProbeAnswer => ProbeUnanswered,
        _ => DroughtNoticed,
    };

    protected override bool IsCurrent(in PlaybackInput input) =>
        input.Trigger == SessionUp || input.Connection.IsNone() || input.Connection == Data.Live;

    private void ConfigureSilent(PlaybackState state)
    {
        ConfigureClock(state)
            .OnEntry(EndRequest)
            .Permit(StreamStarted, PlaybackState.Loading)
            .InternalTransition(SessionUp, Attach)
            .InternalTransition(SessionLost, Detach)
            .Ignore(NoStream, ChunkArrived, StreamCleared, StreamEnded)
            .Impossible(NothingToRender, RenderDue, DroughtNoticed);
        if (state == PlaybackState.Stopped)
            Table.Configure(state).Ignore("stopped already", StopRequested);
        else
            Table.Configure(state).Permit(StopRequested, PlaybackState.Stopped);
    }

    private void ConfigureLoading() => Table.Configure(PlaybackState.Loading)
        .InternalTransition(ClockAnswered, TakeAnswerAndBecomeReady)
        .InternalTransition(ProbeUnanswered, EndBurstAndBecomeReady)
        .InternalTransition(ProbeDue, BeginBurst)
        .OnEntryFrom(StreamStarted, BeginRequest)
        .OnEntryFrom(StreamCleared, Clear)
        .OnEntryFrom(ChunkArrived, BeginElsewhere)
        .OnEntryFrom(DroughtNoticed, Clear)
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
        .OnExit(() => Deadlines.Disarm(PlaybackDeadline.Render))
        .Impossible("only an empty buffer that played has a drought", DroughtNoticed);

    private void ConfigurePlaying() => ConfigureClock(PlaybackState.Playing)
        .OnEntry(BeginSound)
        .OnExit(() => Deadlines.Disarm(PlaybackDeadline.Render))
        .InternalTransitionIf(StreamStarted, _ => IsUpdate, KeepPlaying, "an update")
        .PermitIf(StreamStarted, PlaybackState.Loading, () => !IsUpdate, "another format")
        .InternalTransitionIf(ChunkArrived, _ => !IsElsewhere, Queue, "on this timeline")
        .PermitIf(ChunkArrived, PlaybackState.Loading, () => IsElsewhere, "on another timeline")
        .Permit(StreamCleared, PlaybackState.Loading)
        .Permit(StreamEnded, PlaybackState.Ending)
        .Permit(StopRequested, PlaybackState.Stopped);

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

    private void ConfigureEnding() => ConfigureClock(PlaybackState.Ending)
        .OnEntry(() => ArmIn(PlaybackDeadline.Render, Duration.Zero))
        .OnExit(EndRendering)
        .InternalTransition(SessionUp, Attach)
        .InternalTransition(SessionLost, Detach)
        .InternalTransitionIf(RenderDue, _ => HasMoreThanDue, Render, "more than is due")
        .PermitIf(RenderDue, PlaybackState.Ended, () => !HasMoreThanDue, "the last frames")
        .Permit(StreamStarted, PlaybackState.Loading)
        .Permit(StreamCleared, PlaybackState.Ended)
        .Permit(StopRequested, PlaybackState.Stopped)
        .Ignore("the end has been told", StreamEnded)
        .Ignore("it comes after the end", ChunkArrived)
        .Impossible("what is left plays without waiting", DroughtNoticed);

    private StateMachine<PlaybackState, PlaybackTrigger>.StateConfiguration ConfigureClock(PlaybackState state) => Table.Configure(state)
        .InternalTransition(ClockAnswered, TakeAnswer)
        .InternalTransition(ProbeDue, BeginBurst)
        .InternalTransition(ProbeUnanswered, EndBurst);

    private void PublishState(StateMachine<PlaybackState, PlaybackTrigger>.Transition transition) =>
        Emit(new(PlaybackAction.PublishState) { State = transition.Destination, Request = Data.Request });
}
