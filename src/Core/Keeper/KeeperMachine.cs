using Holdover.Machines;
using Holdover.Supervisor;

using static Holdover.Keeper.KeeperTrigger;

namespace Holdover.Keeper;

/// <summary>
/// Owns the public port and keeps a coordinator and its workers alive. It gives up only where nothing could be heard
/// anyway: no worker came up in time, or each of them fails again and again.
/// </summary>
public sealed class KeeperMachine : Machine<KeeperState, KeeperTrigger, KeeperDeadline, KeeperData, KeeperInput, KeeperEffect>
{
    /// <summary>The exit code of what was tried and failed.</summary>
    public const int Failed = 1;

    /// <summary>The exit code of what the machine or its owner refuses; a coordinator that ends by one of up to this has said why.</summary>
    public const int Refused = 3;

    private const string NoSuchDeadline = "the deadline is not armed here";
    private const string NotAsked = "it was not asked for here: what comes too late is dropped as stale before it comes here";
    private const string NotStarted = "no child was started";
    private const string NotTold = "nobody has told it to end";
    private const string Started = "started already";
    private const string Ending = "it is ending";
    private const string GoesOn = "it goes on";
    private const string ToldToEnd = "it was told to end";

    private readonly KeeperSettings settings;

    public KeeperMachine()
        : this(KeeperSettings.Default)
    {
    }

    public KeeperMachine(KeeperSettings settings)
    {
        Invariant.Holds(settings.Problem() is null);
        this.settings = settings;
        ConfigureIdle();
        ConfigurePreparing();
        ConfigureSearching();
        ConfigureBinding();
        ConfigureKeeping();
        ConfigureStarting();
        ConfigureServing();
        ConfigureDraining();
        ConfigureStopping();
        ConfigureStopped();
    }

    private bool IsLast => (Data.Ended | BitOf(Input.Place)) == AllChildren;

    /// <summary>It could not even begin, and said so itself: a source that is not there does not come by trying.</summary>
    private bool IsRefusal => (Data.CameUp & 1) == 0 && Input.Code is > 0 and <= Refused;

    private bool IsHopeless
    {
        get
        {
            for (var place = 1; place <= settings.Workers; place++)
            {
                var failures = place == Input.Place ? Input.Failures : Data.Failures[place];
                if ((place != Input.Place && (Data.Up & BitOf(place)) != 0) || failures < settings.FailuresMax)
                    return false;
            }

            return true;
        }
    }

    private int AllChildren => BitOf(1 + settings.Workers) - 1;

    public override Instance<KeeperState, KeeperDeadline, KeeperData> Create(Dice dice) => default;

    public override KeeperTrigger Elapsed(KeeperDeadline deadline) => deadline switch
    {
        KeeperDeadline.Search => SearchTimedOut,
        KeeperDeadline.Bind => BindTimedOut,
        _ => StartUpTimedOut,
    };

    /// <summary>Its children's epochs are checked by their supervisors.</summary>
    protected override bool IsCurrent(in KeeperInput input) => input.Trigger switch
    {
        SocketAdopted or NothingAdopted => !Data.Search.IsNone() && input.Asked == Data.Search,
        Bound or BindFailed => !Data.Binding.IsNone() && input.Asked == Data.Binding,
        _ => true,
    };

    private void ConfigureIdle() => Table.Configure(KeeperState.Idle)
        .Permit(StartRequested, KeeperState.Searching)
        .Permit(StopRequested, KeeperState.Stopping)
        .Impossible(NotAsked, SocketAdopted, NothingAdopted, Bound, BindFailed)
        .Impossible(NotStarted, WorkerUp, WorkerDown, WorkerEnded, CoordinatorUp, CoordinatorDown, CoordinatorEnded)
        .Impossible(NoSuchDeadline, SearchTimedOut, BindTimedOut, StartUpTimedOut);

    private void ConfigureSearching() => Table.Configure(KeeperState.Searching)
        .SubstateOf(KeeperState.Preparing)
        .OnEntry(Search)
        .OnExit(EndSearch)
        .InternalTransition(StopRequested, EndWhenKnown)
        .InternalTransition(CoordinatorEnded, EndWithCoordinatorWhenKnown)
        .PermitIf(SocketAdopted, KeeperState.Serving, () => !Data.IsToEnd, GoesOn)
        .PermitIf(SocketAdopted, KeeperState.Stopping, () => Data.IsToEnd, ToldToEnd)
        .PermitIf(NothingAdopted, KeeperState.Binding, () => !Data.IsToEnd, GoesOn)
        .PermitIf(NothingAdopted, KeeperState.Stopping, () => Data.IsToEnd, ToldToEnd)
        .PermitIf(SearchTimedOut, KeeperState.Binding, () => !Data.IsToEnd, GoesOn)
        .PermitIf(SearchTimedOut, KeeperState.Stopping, () => Data.IsToEnd, ToldToEnd)
        .Impossible(NotAsked, Bound, BindFailed)
        .Impossible(NoSuchDeadline, BindTimedOut);

    private void ConfigureBinding() => Table.Configure(KeeperState.Binding)
        .SubstateOf(KeeperState.Preparing)
        .OnEntry(Bind)
        .OnExit(EndBind)
        .Permit(Bound, KeeperState.Starting)
        .Permit(BindFailed, KeeperState.Stopping)
        .Permit(BindTimedOut, KeeperState.Stopping)
        .Permit(CoordinatorEnded, KeeperState.Stopping)
        .Permit(StopRequested, KeeperState.Stopping)
        .Impossible(NotAsked, SocketAdopted, NothingAdopted)
        .Impossible(NoSuchDeadline, SearchTimedOut);

    /// <summary>Whom it finds, it watches from then on; nobody is started yet.</summary>
    private void ConfigurePreparing() => Table.Configure(KeeperState.Preparing)
        .InternalTransition(WorkerUp, NoteUp)
        .InternalTransition(CoordinatorUp, NoteUp)
        .InternalTransition(WorkerDown, NoteDown)
        .InternalTransition(CoordinatorDown, NoteDown)
        .Ignore(Started, StartRequested)
        .Impossible(NotTold, WorkerEnded)
        .Impossible(NoSuchDeadline, StartUpTimedOut);

    private void ConfigureStarting() => Table.Configure(KeeperState.Starting)
        .SubstateOf(KeeperState.Keeping)
        .OnEntry(Start)
        .OnExit(() => Deadlines.Disarm(KeeperDeadline.StartUp))
        .Permit(WorkerUp, KeeperState.Serving)
        .Permit(StartUpTimedOut, KeeperState.Stopping);

    private void ConfigureServing() => Table.Configure(KeeperState.Serving)
        .SubstateOf(KeeperState.Keeping)
        .OnEntryFrom(WorkerUp, NoteUp)
        .OnEntryFrom(SocketAdopted, StartChildren)
        .InternalTransition(WorkerUp, NoteUp)
        .Impossible(NoSuchDeadline, StartUpTimedOut);

    private void ConfigureKeeping() => Table.Configure(KeeperState.Keeping)
        .PermitIf(WorkerDown, KeeperState.Stopping, () => IsHopeless, "every worker fails again and again")
        .InternalTransitionIf(WorkerDown, _ => !IsHopeless, NoteDown, "there is hope")
        .InternalTransition(CoordinatorUp, NoteUp)
        .PermitIf(CoordinatorDown, KeeperState.Stopping, () => IsRefusal, "it said that it cannot")
        .InternalTransitionIf(CoordinatorDown, _ => !IsRefusal, NoteDown, "it will be back")
        .Permit(CoordinatorEnded, KeeperState.Stopping)
        .Permit(StopRequested, KeeperState.Draining)
        .Ignore(Started, StartRequested)
        .Impossible(NotAsked, SocketAdopted, NothingAdopted, Bound, BindFailed)
        .Impossible(NotTold, WorkerEnded)
        .Impossible(NoSuchDeadline, SearchTimedOut, BindTimedOut);

    private void ConfigureDraining() => Table.Configure(KeeperState.Draining)
        .OnEntry(Drain)
        .InternalTransition(WorkerUp, NoteUp)
        .InternalTransition(WorkerDown, NoteDown)
        .Permit(CoordinatorEnded, KeeperState.Stopping)
        .Permit(StopRequested, KeeperState.Stopping)
        .Ignore(Ending, StartRequested, CoordinatorUp, CoordinatorDown)
        .Impossible(NotAsked, SocketAdopted, NothingAdopted, Bound, BindFailed)
        .Impossible(NotTold, WorkerEnded)
        .Impossible(NoSuchDeadline, SearchTimedOut, BindTimedOut, StartUpTimedOut);

    private void ConfigureStopping() => Table.Configure(KeeperState.Stopping)
        .OnEntry(Stop)
        .InternalTransition(StopRequested, ForceChildren)
        .PermitIf(WorkerEnded, KeeperState.Stopped, () => IsLast, "it was the last")
        .InternalTransitionIf(WorkerEnded, _ => !IsLast, NoteEnd, "others live")
        .PermitIf(CoordinatorEnded, KeeperState.Stopped, () => IsLast, "it was the last")
        .InternalTransitionIf(CoordinatorEnded, _ => !IsLast, NoteEnd, "others live")
        .Ignore(Ending, StartRequested, WorkerUp, WorkerDown, CoordinatorUp, CoordinatorDown)
        .Impossible(NotAsked, SocketAdopted, NothingAdopted, Bound, BindFailed)
        .Impossible(NoSuchDeadline, SearchTimedOut, BindTimedOut, StartUpTimedOut);

    private void ConfigureStopped() => Table.Configure(KeeperState.Stopped)
        .OnEntry(() => Emit(new(KeeperAction.ReportEnded) { ExitCode = Data.ExitCode }))
        .Ignore("it is over", StartRequested, StopRequested)
        .Impossible(NotAsked, SocketAdopted, NothingAdopted, Bound, BindFailed)
        .Impossible("every child has ended", WorkerUp, WorkerDown, WorkerEnded, CoordinatorUp, CoordinatorDown, CoordinatorEnded)
        .Impossible(NoSuchDeadline, SearchTimedOut, BindTimedOut, StartUpTimedOut);

    private void Search()
    {
        Data.Search = Data.Minted = Data.Minted.Next();
        Emit(new(KeeperAction.FindPredecessor) { Asked = Data.Search });
        ArmIn(KeeperDeadline.Search, settings.SearchMax);
    }

    private void EndSearch()
    {
        Data.Search = default;
        Deadlines.Disarm(KeeperDeadline.Search);
    }

    private void Bind()
    {
        Data.Binding = Data.Minted = Data.Minted.Next();
        Emit(new(KeeperAction.Bind) { Asked = Data.Binding });
        ArmIn(KeeperDeadline.Bind, settings.BindMax);
    }

    private void EndBind()
    {
        Data.Binding = default;
        Deadlines.Disarm(KeeperDeadline.Bind);
    }

    /// <summary>Whom an earlier keeper left is to end, too, and has to be found first.</summary>
    private void EndWhenKnown()
    {
        Data.IsForced = Data.IsToEnd;
        Data.IsToEnd = true;
        (Data.Signal, Data.ExitCode) = (Input.Signal, Input.Signal.ExitCode);
    }

    private void EndWithCoordinatorWhenKnown()
    {
        NoteEnd();
        if (!Data.IsToEnd)
            (Data.IsToEnd, Data.ExitCode) = (true, Input.Code);
    }

    private void Start()
    {
        StartChildren();
        ArmIn(KeeperDeadline.StartUp, settings.StartUpMax);
    }

    private void StartChildren() => Emit(new(KeeperAction.StartChildren));

    /// <summary>Its workers go on until the last frame has been heard.</summary>
    private void Drain()
    {
        (Data.Signal, Data.ExitCode) = (Input.Signal, Input.Signal.ExitCode);
        Emit(new(KeeperAction.StopCoordinator) { Signal = Data.Signal });
    }

    private void Stop(StateMachine<KeeperState, KeeperTrigger>.Transition transition)
    {
        if (transition.Trigger == StopRequested)
            (Data.Signal, Data.ExitCode) = (Input.Signal, Input.Signal.ExitCode);
        else if (transition.Source != KeeperState.Draining && !Data.IsToEnd)
            Data.ExitCode = ExitCodeOf(transition.Trigger);
        if (transition.Trigger == CoordinatorEnded)
            NoteEnd();
        Data.IsForced |= transition.Trigger == StopRequested && transition.Source == KeeperState.Draining;
        Emit(new(Data.IsForced ? KeeperAction.ForceChildren : KeeperAction.StopChildren) { Signal = Told });
    }

    /// <summary>What the coordinator says of itself is the party's; a port that cannot be had is the machine's refusal.</summary>
    private int ExitCodeOf(KeeperTrigger cause) =>
        cause is CoordinatorEnded or CoordinatorDown ? Input.Code
        : cause == BindFailed ? Refused
        : Failed;

    private void ForceChildren() => Emit(new(KeeperAction.ForceChildren) { Signal = Input.Signal });

    private void NoteUp()
    {
        Data.Up |= BitOf(Input.Place);
        Data.CameUp |= BitOf(Input.Place);
    }

    private void NoteDown()
    {
        Data.Up &= ~BitOf(Input.Place);
        Data.Failures[Input.Place] = Input.Failures;
    }

    private void NoteEnd()
    {
        Invariant.Holds((Data.Ended & BitOf(Input.Place)) == 0);
        Data.Ended |= BitOf(Input.Place);
    }

    /// <summary>What children are told that nobody has sent a signal for.</summary>
    private ProcessSignal Told => Data.Signal == default ? ProcessSignal.Terminate : Data.Signal;

    private static int BitOf(int place) => 1 << place;
}
