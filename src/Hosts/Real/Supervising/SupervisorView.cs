using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>Shows how things stand to whoever looks: the status file and the service manager. Only what has changed is shown.</summary>
internal sealed class SupervisorView : IAsyncDisposable
{
    private readonly SupervisorWords words;
    private readonly StatusFile? file;
    private readonly ServiceManager manager = new();
    private readonly Timer watchdog;
    private (SupervisorStatus Status, int Process) shown;
    private DateTimeOffset since;

    /// <param name="path">The status file, if one is wanted.</param>
    /// <param name="words">How it is said.</param>
    /// <param name="complain">Told what is wrong with the file.</param>
    /// <param name="ask">Asks whoever decides for a sign of life: the service manager hears that we live only from there.</param>
    public SupervisorView(string? path, SupervisorWords words, Action<string> complain, Func<Action, bool> ask)
    {
        this.words = words;
        file = path is null ? null : new(path, complain);
        watchdog = new(_ => ask(() => manager.Tell("WATCHDOG=1")));
    }

    /// <summary>The child's id; 0 while none is up.</summary>
    public int Process { get; set; }

    public void Begin()
    {
        manager.Tell("READY=1");
        watchdog.Change(ServiceManager.WatchdogPeriod, ServiceManager.WatchdogPeriod);
    }

    public void Show(SupervisorStatus status)
    {
        if (shown == (status, Process))
            return;
        if (shown.Status.State != status.State)
            since = DateTimeOffset.UtcNow;
        if (status.IsEnding && !shown.Status.IsEnding)
            manager.Tell("STOPPING=1");
        shown = (status, Process);
        file?.Write(SupervisorReport.Of(status, Process, since));
        manager.Tell($"STATUS={words.Status(status, Process)}");
    }

    public async ValueTask DisposeAsync()
    {
        await watchdog.DisposeAsync();
        if (file is not null)
            await file.Close();
        manager.Dispose();
    }
}
