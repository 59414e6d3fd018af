using System.Collections.Concurrent;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>The processes of one supervisor's machine: starts and ends them as it asks, and tells it what became of them.</summary>
/// <param name="post">Brings the machine an input; must not block.</param>
internal sealed class SupervisedChild(Action<SupervisorInput> post)
{
    private readonly ConcurrentDictionary<ProcessEpoch, ChildProcess> children = [];

    /// <summary>Called with an exit code before the machine hears of it.</summary>
    public Action<int>? Ends { get; init; }

    /// <summary>The process of an epoch, while it is there.</summary>
    public ChildProcess? Find(ProcessEpoch epoch) => children.GetValueOrDefault(epoch);

    /// <param name="epoch">Of the effect.</param>
    /// <param name="request">What to start; null if it cannot be.</param>
    /// <param name="errorNumber">Why not.</param>
    /// <param name="tried">Called when it is there or could not be started: what it was handed is its own by then.</param>
    public void Start(ProcessEpoch epoch, SpawnRequest? request, int errorNumber, Action? tried = null)
    {
        if (request is null)
        {
            tried?.Invoke();
            post(SupervisorInput.SpawnFailed(epoch, errorNumber));
            return;
        }

        ProcessFamily.Ours.Start(
            request,
            child =>
            {
                tried?.Invoke();
                children[epoch] = child;
                post(SupervisorInput.Spawned(epoch));
            },
            error =>
            {
                tried?.Invoke();
                post(SupervisorInput.SpawnFailed(epoch, error));
            },
            code =>
            {
                children.TryRemove(epoch, out _);
                Ends?.Invoke(code);
                post(SupervisorInput.Exited(epoch, code));
            });
    }

    /// <summary>Sends a signal to a child and all that it started.</summary>
    public void SignalAll(ChildProcess child, ProcessSignal signal) => ProcessFamily.Ours.Signal(child, signal);

    public void Kill(ProcessEpoch epoch) => Find(epoch)?.Kill();
}
