namespace Holdover.Keeper;

/// <summary>What can happen to a keeper.</summary>
public enum KeeperTrigger
{
    StartRequested,
    StopRequested,
    SocketAdopted,
    NothingAdopted,
    Bound,
    BindFailed,
    WorkerUp,
    WorkerDown,
    WorkerEnded,
    CoordinatorUp,
    CoordinatorDown,
    CoordinatorEnded,
    SearchTimedOut,
    BindTimedOut,
    StartUpTimedOut,
}
