using Holdover.Machines;

namespace Holdover.Session;

/// <content>
/// A server that goes away is left only for one that has greeted: attempts that fail cost nothing but time. They are
/// paced as any, so that a list of servers that all go away is no storm.
/// </content>
public sealed partial class SessionMachine
{
    /// <summary>Whether what happened, happened to the connection that is to be replaced.</summary>
    private bool IsOfOld => Input.Connection == Data.Live;

    private void BeginMigrating()
    {
        MigrateToNextUrl();
        ScheduleRetry(Data.Healthy);
    }

    private void AttemptMigration()
    {
        if (settings.NeedsToken)
            FetchToken();
        else
            Resolve();
    }

    private void FailMigration()
    {
        PassOverAddress();
        DropAttempt();
        MigrateToNextUrl();
        ScheduleRetry(healthy: false);
    }

    private void PauseMigration()
    {
        PauseAttempts();
        DropAttempt();
    }

    private void ResumeMigration()
    {
        ProbeAfterNetworkUp();
        if (Data.Next.IsNone())
            HurryAtPace();
    }

    private void StopWaitingForAttempts() => Deadlines.Disarm(SessionDeadline.Retry);
}
