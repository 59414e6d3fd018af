using Holdover.Machines;

using static Holdover.Party.CoordinatorTrigger;

namespace Holdover.Party;

/// <summary>
/// Decodes one source for everybody: a fixed span ahead of its time, on one frame grid, for as long as somebody
/// listens.
/// </summary>
public sealed class CoordinatorMachine
    : Machine<CoordinatorState, CoordinatorTrigger, CoordinatorDeadline, CoordinatorData, CoordinatorInput, CoordinatorEffect>
{
    private const string NoSource = "no source is open";
    private const string NoStream = "no chunk was asked for yet: one that comes is dropped as stale before it comes here";
    private const string NoSuchDeadline = "the deadline is not armed here";
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
        ConfigureOpening();
        ConfigureWaiting();
        ConfigureStreaming();
        ConfigureDraining();
        ConfigureEnded();
    }

    public override Instance<CoordinatorState, CoordinatorDeadline, CoordinatorData> Create(Dice dice) => default;

    public override CoordinatorTrigger Elapsed(CoordinatorDeadline deadline) => deadline switch
    {
        CoordinatorDeadline.Open => OpenTimedOut,
        CoordinatorDeadline.Decode => DecodeDue,
        CoordinatorDeadline.Decoded => DecodeTimedOut,
        CoordinatorDeadline.Idle => IdleElapsed,
        _ => DrainElapsed,
    };

    protected override bool IsCurrent(in CoordinatorInput input) => input.Request.IsNone() || input.Request == Data.Request;

    private void ConfigureIdle() => Table.Configure(CoordinatorState.Idle)
        .Permit(ServeRequested, CoordinatorState.Opening)
        .Permit(StopRequested, CoordinatorState.Ended)
        .InternalTransition(ListenersChanged, CountListeners)
        .Ignore(NoSource, SourceOpened, SourceFailed, SourceEnded)
        .Impossible(NoStream, ChunkDecoded)
        .Impossible(NoSuchDeadline, OpenTimedOut, DecodeDue, DecodeTimedOut, IdleElapsed, DrainElapsed);

    private void ConfigureOpening() => Table.Configure(CoordinatorState.Opening)
        .OnEntry(Open)
        .OnExit(() => Deadlines.Disarm(CoordinatorDeadline.Open))
        .PermitIf(SourceOpened, CoordinatorState.Waiting, () => !HasListeners, "nobody listens")
        .PermitIf(SourceOpened, CoordinatorState.Streaming, () => HasListeners, "somebody listens")
        .Permit(SourceFailed, CoordinatorState.Ended)
        .Permit(OpenTimedOut, CoordinatorState.Ended)
        .Permit(StopRequested, CoordinatorState.Ended)
        .InternalTransition(ListenersChanged, CountListeners)
        .Ignore(AlreadyServing, ServeRequested)
        .Ignore(NoSource, SourceEnded)
        .Impossible(NoStream, ChunkDecoded)
        .Impossible(NoSuchDeadline, DecodeDue, DecodeTimedOut, IdleElapsed, DrainElapsed);

    private void ConfigureWaiting() => Table.Configure(CoordinatorState.Waiting)
        .OnEntryFrom(SourceOpened, TakeSource)
        .PermitIf(ListenersChanged, CoordinatorState.Streaming, () => Input.Listeners > 0, "somebody")
        .IgnoreIf(ListenersChanged, () => Input.Listeners <= 0, "still nobody")
        .Permit(SourceFailed, CoordinatorState.Ended)
        .Permit(StopRequested, CoordinatorState.Ended)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Ignore(Late, ChunkDecoded, SourceEnded)
        .Impossible(NoSuchDeadline, OpenTimedOut, DecodeDue, DecodeTimedOut, IdleElapsed, DrainElapsed);

    private void ConfigureStreaming() => Table.Configure(CoordinatorState.Streaming)
        .OnEntryFrom(SourceOpened, TakeSource)
        .OnEntryFrom(ListenersChanged, CountListeners)
        .OnEntry(BeginStream)
        .OnExit(StopDecoding)
        .InternalTransition(DecodeDue, Decode)
        .InternalTransition(ChunkDecoded, Publish)
        .InternalTransition(ListenersChanged, WatchListeners)
        .Permit(IdleElapsed, CoordinatorState.Waiting)
        .Permit(SourceEnded, CoordinatorState.Draining)
        .Permit(SourceFailed, CoordinatorState.Draining)
        .Permit(DecodeTimedOut, CoordinatorState.Draining)
        .Permit(StopRequested, CoordinatorState.Draining)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Impossible(NoSuchDeadline, OpenTimedOut, DrainElapsed);

    private void ConfigureDraining() => Table.Configure(CoordinatorState.Draining)
        .OnEntry(Drain)
        .Permit(DrainElapsed, CoordinatorState.Ended)
        .Permit(StopRequested, CoordinatorState.Ended)
        .InternalTransition(ListenersChanged, CountListeners)
        .Ignore(AlreadyServing, ServeRequested, SourceOpened)
        .Ignore(Late, ChunkDecoded, SourceEnded, SourceFailed)
        .Impossible(NoSuchDeadline, OpenTimedOut, DecodeDue, DecodeTimedOut, IdleElapsed);

    private void ConfigureEnded() => Table.Configure(CoordinatorState.Ended)
        .OnEntry(End)
        .InternalTransition(ListenersChanged, CountListeners)
        .Ignore(Over, ServeRequested, SourceOpened, SourceFailed, SourceEnded, ChunkDecoded, StopRequested)
        .Impossible(NoSuchDeadline, OpenTimedOut, DecodeDue, DecodeTimedOut, IdleElapsed, DrainElapsed);

    private bool HasListeners => Data.Listeners > 0;

    private void CountListeners() => Data.Listeners = Input.Listeners;

    private void Open()
    {
        Emit(new(CoordinatorAction.OpenSource));
        ArmIn(CoordinatorDeadline.Open, settings.OpenMax);
    }

    private void TakeSource()
    {
        Data.Grid = new(0, Input.Rate);
        Data.Channels = Input.Channels;
    }

    /// <summary>The next frame, wherever the source stands, gets the first instant that listeners can make.</summary>
    private void BeginStream()
    {
        Data.Request = Data.Request.Next();
        var lead = Data.Grid.LengthOf(Data.Next);
        Data.Grid = Data.Grid with { Origin = (Now + settings.StartLead - lead).Microseconds };
        Emit(new(CoordinatorAction.BeginStream) { Request = Data.Request, Grid = Data.Grid, Channels = Data.Channels });
        ArmDecode();
    }

    private void ArmDecode() =>
        Deadlines.Arm(CoordinatorDeadline.Decode, new MonotonicTime(Data.Grid.TimestampOf(Data.Next)) - settings.BufferAhead);

    private void Decode()
    {
        Emit(new(CoordinatorAction.Decode) { Request = Data.Request });
        ArmIn(CoordinatorDeadline.Decoded, settings.DecodeMax);
    }

    private void Publish()
    {
        Deadlines.Disarm(CoordinatorDeadline.Decoded);
        var chunk = Input.Chunk with { Timestamp = Data.Grid.TimestampOf(Data.Next) };
        Data.Next += chunk.Frames;
        Emit(new(CoordinatorAction.PublishChunk) { Request = Data.Request, Chunk = chunk });
        ArmDecode();
    }

    private void WatchListeners()
    {
        CountListeners();
        if (HasListeners)
            Deadlines.Disarm(CoordinatorDeadline.Idle);
        else if (!Deadlines.IsArmed(CoordinatorDeadline.Idle))
            ArmIn(CoordinatorDeadline.Idle, settings.IdleMax);
    }

    private void StopDecoding(StateMachine<CoordinatorState, CoordinatorTrigger>.Transition transition)
    {
        Deadlines.DisarmAll();
        if (transition.Trigger != IdleElapsed)
            return;
        Emit(new(CoordinatorAction.EndStream) { Request = Data.Request });
        Data.Grid = Data.Grid with { Origin = 0 };
    }

    private void Drain()
    {
        var last = new MonotonicTime(Data.Grid.TimestampOf(Data.Next));
        Deadlines.Arm(CoordinatorDeadline.Drain, MonotonicTime.Max(last, Now) + settings.DrainMargin);
    }

    private void End(StateMachine<CoordinatorState, CoordinatorTrigger>.Transition transition)
    {
        Deadlines.DisarmAll();
        if (transition.Source == CoordinatorState.Draining)
            Emit(new(CoordinatorAction.EndStream) { Request = Data.Request });
        Emit(new(CoordinatorAction.ReportEnded) { Failed = transition.Trigger is SourceFailed or OpenTimedOut });
    }
}
