using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>Binds a supervisor's node to processes, signals and sound devices. There can be one in a process: see <see cref="ProcessFamily"/>.</summary>
public sealed class SupervisorHost : IEffectHandler<SupervisorInput, SupervisorEffect>, IAsyncDisposable
{
    private readonly SupervisorOptions options;
    private readonly Action<string> say;
    private readonly SupervisorWords words;
    private readonly MonotonicClock clock = new(TimeProvider.System);
    private readonly SupervisorNode node;
    private readonly NodePump<SupervisorInput, SupervisorEffect> pump;
    private readonly SupervisedChild child;
    private readonly Guard? guard;
    private readonly DeviceProbe probe;
    private readonly DeviceHolders holders;
    private readonly Leftovers leftovers;
    private readonly SupervisorSignals signals;
    private readonly SupervisorView view;
    private readonly Background background = new();
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="options">What to supervise and how.</param>
    /// <param name="dice">For jitter.</param>
    /// <param name="say">Told what people are to hear, a line each, from any thread.</param>
    public SupervisorHost(SupervisorOptions options, Dice dice, Action<string> say)
    {
        (this.options, this.say) = (options, say);
        words = new(options.Name, options.Command[0], options.Device);
        node = new(options.Settings, dice);
        pump = new(node, this, clock, Outbox<SupervisorEffect>.CapacityDefault);
        child = new(input => pump.TryPost(input)) { Ends = StopWhereNobodyReads };
        guard = options.Settings.OnParentDeath == OnParentDeath.Kill ? new(ProcessFamily.Ours, options.GuardCommand, SupervisorMark.Own(options.Command, options.Device)) : null;
        probe = new(ProcessFamily.Ours, options);
        holders = new(options.Device, options.SoundNodes);
        leftovers = new(options);
        signals = new(signal => pump.TryPost(signal.ToInput()));
        view = new(options.StatusFile, words, say, answer => pump.TryAsk(answer));
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    /// <summary>Supervises to the end. The result is the exit code that says how it came.</summary>
    public async Task<int> Run()
    {
        pump.TryPost(SupervisorInput.StartRequested());
        view.Begin();
        var running = pump.Run();
        await await Task.WhenAny(running, ended.Task, background.Failure);
        return await ended.Task;
    }

    void IEffectHandler<SupervisorInput, SupervisorEffect>.Handle(in SupervisorEffect effect)
    {
        var (epoch, signal, process) = (effect.Process, effect.Signal, effect.Stale);
        switch (effect.Action)
        {
            case SupervisorAction.Probe:
                probe.Begin(epoch, trouble => pump.TryPost(trouble.Fault == ProbeFault.None ? SupervisorInput.ProbeSucceeded(epoch) : SupervisorInput.ProbeFailed(epoch, trouble)));
                break;
            case SupervisorAction.AbortProbe:
                probe.Abort();
                break;
            case SupervisorAction.FindStale:
                background.Start(() => Task.Run(() => FindLeftovers(epoch)));
                break;
            case SupervisorAction.KillStale:
                say(words.Ending(process));
                background.Start(() => Task.Run(() => Leftovers.End(process, Span(options.Settings.ProbePeriod / 2))));
                break;
            case SupervisorAction.Spawn:
                Spawn(epoch, effect.OnParentDeath);
                break;
            case SupervisorAction.ForwardSignal or SupervisorAction.Stop:
                Tell(epoch, signal, isToAll: effect.Action == SupervisorAction.Stop);
                break;
            case SupervisorAction.Kill:
                child.Kill(epoch);
                break;
            default:
                Report(in effect);
                break;
        }

        view.Show(node.Status);
    }

    void IEffectHandler<SupervisorInput, SupervisorEffect>.Completed(in SupervisorInput input) => view.Show(node.Status);

    public async ValueTask DisposeAsync()
    {
        signals.Dispose();
        ended.TrySetCanceled();
        await pump.DisposeAsync();
        await view.DisposeAsync();
        if (guard is not null)
            await guard.DisposeAsync();
    }

    private static TimeSpan Span(Duration duration) => TimeSpan.FromMicroseconds(duration.Microseconds);

    private void Report(in SupervisorEffect effect)
    {
        var trouble = effect.Trouble;
        switch (effect.Action)
        {
            case SupervisorAction.ReportHolders:
                background.Start(() => Task.Run(() => say(words.Device(trouble, holders.All()))));
                break;
            case SupervisorAction.ReportUp:
                view.Process = child.Find(effect.Process)?.Id ?? 0;
                break;
            case SupervisorAction.ReportStable:
                say(words.Up(view.Process));
                break;
            case SupervisorAction.ReportDown:
                view.Process = 0;
                say(words.Down(in effect));
                break;
            case SupervisorAction.ReportEnded:
                if (effect.EndCause == EndCause.Unkillable)
                    say(words.Unkillable());
                view.Process = 0;

                // Before anybody hears of the end: whoever waits for it takes the view away.
                view.Show(node.Status);
                ended.TrySetResult(effect.ExitCode);
                break;
            default:
                throw new NotSupportedException($"nothing is known here of {effect.Action}");
        }
    }

    /// <summary>Away from the pump: the file systems that are searched for the program may hang.</summary>
    private void Spawn(ProcessEpoch epoch, OnParentDeath fate) => background.Start(() => Task.Run(() =>
        child.Start(epoch, ChildRequest.For(options.Command, fate, SupervisorMark.Own(options.Command, options.Device), out var errorNumber), errorNumber)));

    /// <summary>The child's output is ours: where nobody reads it any more, the next one would die of the same.</summary>
    private void StopWhereNobodyReads(int code)
    {
        if (code == ProcessSignal.ExitBase + Libc.SignalPipe && OutputPipe.IsBroken())
            pump.TryPost(SupervisorInput.StopRequested(new(Libc.SignalPipe)));
    }

    /// <summary>What a terminal has told the child already is not said again.</summary>
    private void Tell(ProcessEpoch epoch, ProcessSignal signal, bool isToAll)
    {
        if (child.Find(epoch) is not { } told)
            return;
        if (isToAll)
            told.NoteToldToStop();
        if (signals.WereTyped(signal, told))
            return;
        if (isToAll)
            child.SignalAll(told, signal);
        else
            told.Signal(signal);
    }

    private async Task FindLeftovers(ProcessEpoch search)
    {
        foreach (var (process, facts) in leftovers.Find())
            await pump.Post(SupervisorInput.StaleFound(search, process, facts));
        await pump.Post(SupervisorInput.NoneStale(search));
    }
}
