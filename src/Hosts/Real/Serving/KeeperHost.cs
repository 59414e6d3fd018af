using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Recording;
using Holdover.Hosts.Real.Supervising;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Recording;
using Holdover.Supervisor;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>Binds a keeper's node to the public port, and to the processes of a party. There can be one in a process, which is this one's to start children in: see <see cref="ProcessFamily"/>.</summary>
public sealed class KeeperHost : IEffectHandler<KeeperInput, KeeperEffect>, IAsyncDisposable
{
    /// <summary>Bytes of a segment of the recording: heartbeats of a day.</summary>
    private const int RecordingMax = 1 << 24;

    /// <summary>How a child ended that was not ours to wait for, and had said nothing of its end.</summary>
    private const int Killed = ProcessSignal.ExitBase + Libc.SignalKill;

    private readonly KeeperOptions options;
    private readonly Action<string> say;
    private readonly MonotonicClock clock = new(TimeProvider.System);
    private readonly NodePump<KeeperInput, KeeperEffect> pump;
    private readonly RecordingFile<KeeperInput, KeeperEffect>? recording;
    private readonly ConcurrentDictionary<int, KeptChild> children = [];
    private readonly HashSet<int> cameUp = [];
    private readonly Background background = new();
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ServeFolder? folder;
    private FileStream? folderLock;
    private KeeperEar? ear;
    private SafeFileHandle? listening;

    /// <param name="options">What to keep.</param>
    /// <param name="dice">For jitter.</param>
    /// <param name="say">Told what people are to hear, a line each, from any thread.</param>
    public KeeperHost(KeeperOptions options, Dice dice, Action<string> say)
    {
        (this.options, this.say) = (options, say);
        var node = new KeeperNode(options.Settings, dice);
        if (options.Recording is { } path)
            recording = new(path, Replayers.Keeper, RecordedSettings.Write(options.Settings), node, RecordingMax);
        pump = new(node, this, clock, KeeperNode.EffectsMax) { Recording = recording };
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    /// <summary>Told once, with the port, when listeners can hear.</summary>
    public Action<int>? Serves { get; set; }

    /// <summary>Why the port, or what else the start needs of the machine, could not be had; null if it could.</summary>
    public string? Lack { get; private set; }

    /// <summary>Whether the coordinator said that its source could not be read to its end.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Keeps to the end. The result is the exit code that says how it came.</summary>
    public async Task<int> Run()
    {
        pump.TryPost(KeeperInput.StartRequested());
        var running = pump.Run();
        await await Task.WhenAny(running, ended.Task, background.Failure);
        return await ended.Task;
    }

    /// <summary>Lets what is decoded play, then ends; asked again, ends at once.</summary>
    public void Stop(int signal) => pump.TryPost(KeeperInput.StopRequested(new(signal)));

    void IEffectHandler<KeeperInput, KeeperEffect>.Handle(in KeeperEffect effect)
    {
        switch (effect.Action)
        {
            case KeeperAction.FindPredecessor:
                Find(effect.Asked);
                break;
            case KeeperAction.Bind:
                Bind(effect.Asked);
                break;
            case KeeperAction.ForChild:
                Handle(effect.Place, in effect.Child);
                break;
            default:
                ended.TrySetResult(effect.ExitCode);
                break;
        }
    }

    void IEffectHandler<KeeperInput, KeeperEffect>.Completed(in KeeperInput input)
    {
    }

    /// <summary>Every child has ended by now, unless we broke: then they live, and the next keeper finds them.</summary>
    public async ValueTask DisposeAsync()
    {
        await pump.DisposeAsync();
        ear?.Dispose();
        if (children.IsEmpty && folderLock is not null)
            folder?.Delete();
        if (folderLock is not null)
            await folderLock.DisposeAsync();
        listening?.Dispose();
        recording?.Dispose();
    }

    private string Taken => $"port {options.Port} on {options.Address} cannot be had, perhaps another server has it; name another with --port, or 0 for a free one";

    private string Elsewhere => $"{options.Address} is no address of this machine; name one that is with --bind, or 0.0.0.0 for all";

    private static string NameOf(int place) => place == 0 ? "the coordinator" : string.Create(CultureInfo.InvariantCulture, $"worker {place}");

    /// <summary>A port that is to be found has no keeper before us; one whose folder is in use has one beside us.</summary>
    private void Find(ProcessEpoch search) => background.Start(async () =>
    {
        if (options.Port == 0 || !TryEnter(options.Port))
        {
            await pump.Post(KeeperInput.NothingAdopted(search));
            return;
        }

        var found = await Predecessor.Find(folder!, ear!, options.Settings.Workers);
        foreach (var (place, process) in found.Children)
            await pump.Post(KeeperInput.Found(place, process));
        listening = found.Listening;
        if (listening is not null)
            say("an earlier server left its workers: going on with what they play");
        await pump.Post(listening is null ? KeeperInput.NothingAdopted(search) : KeeperInput.SocketAdopted(search));
    });

    private void Bind(ProcessEpoch socket) => background.Start(async () =>
    {
        try
        {
            (listening, var port) = PublicSocket.Listen(new(options.Address, options.Port));
            await pump.Post(folder is not null || TryEnter(port) ? KeeperInput.Bound(socket) : KeeperInput.BindFailed(socket, 0));
        }
        catch (SocketException error)
        {
            Lack ??= error.SocketErrorCode == SocketError.AddressNotAvailable ? Elsewhere : Taken;
            await pump.Post(KeeperInput.BindFailed(socket, error.NativeErrorCode));
        }
    });

    /// <summary>Makes the folder of a port ours; false if it cannot be, or another keeper has it.</summary>
    private bool TryEnter(int port)
    {
        var entered = ServeFolder.For(options.Address, port);
        try
        {
            entered.Create();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Lack = error.Message;
            return false;
        }

        try
        {
            folderLock = new(entered.KeeperLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            Lack = Taken;
            return false;
        }

        if (!File.Exists(entered.ServerId))
            File.WriteAllText(entered.ServerId, Guid.NewGuid().ToString("N"));
        entered.Sweep();
        ear = new(entered, Hear);
        folder = entered;
        return true;
    }

    private void Hear(Beat beat)
    {
        if (!children.TryGetValue(beat.Place, out var child) || child.Process != beat.Process)
            return;
        HasFailed |= beat.Kind == BeatKind.Failed;
        pump.TryPost(KeeperInput.ForChild(beat.Place, SupervisorInput.HeartbeatReceived(child.Epoch)));
    }

    private void Handle(int place, in SupervisorEffect effect)
    {
        children.TryGetValue(place, out var child);
        switch (effect.Action)
        {
            case SupervisorAction.Spawn:
                Spawn(place, effect.Process);
                break;
            case SupervisorAction.Watch:
                Watch(place, effect.Process, effect.Watched);
                break;
            case SupervisorAction.Stop or SupervisorAction.ForwardSignal:
                child?.Signal(effect.Signal.Number);
                break;
            case SupervisorAction.Kill:
                child?.Kill();
                break;
            case SupervisorAction.ReportUp:
                NoteUp(place);
                break;
            case SupervisorAction.ReportStable when child is not null:
                say(WordsOf(place).Up(child.Process));
                break;
            case SupervisorAction.ReportDown:
                TellDown(place, in effect);
                break;
            default:
                break;
        }
    }

    private SupervisorWords WordsOf(int place) => new(NameOf(place), options.Command(folder!, place)[0], "");

    /// <summary>A coordinator that could not even begin has said why.</summary>
    private void TellDown(int place, in SupervisorEffect effect)
    {
        if (place > 0 || cameUp.Contains(place) || effect.ExitCode is 0 or > KeeperMachine.Refused)
            say(WordsOf(place).Down(in effect));
    }

    private void NoteUp(int place)
    {
        var served = cameUp.Contains(0) && cameUp.Count > 1;
        cameUp.Add(place);
        if (!served && cameUp.Contains(0) && cameUp.Count > 1)
            Serves?.Invoke(PublicSocket.PortOf(listening!));
    }

    /// <summary>In groups of their own: what is typed on a terminal is for us, who then tell them in their order.</summary>
    private void Spawn(int place, ProcessEpoch epoch) => background.Start(() => Task.Run(() =>
    {
        var command = options.Command(folder!, place);
        using var nothing = File.OpenHandle("/dev/null");
        SpawnRequest request = new(command[0], command, [.. ChildRequest.Environment(mark: null)])
        {
            OwnGroup = true,
            Input = place == 0 && options.HandsInputOn ? null : nothing,
            Passed = place > 0 ? [listening!] : [],
        };
        using var tried = new ManualResetEventSlim();
        SupervisedChild? started = null;
        started = new(input => Became(place, started!, in input));
        started.Start(epoch, request, errorNumber: 0, tried.Set);
        tried.Wait();
    }));

    private void Became(int place, SupervisedChild started, in SupervisorInput input)
    {
        var (epoch, code) = (input.Process, input.ExitCode);
        if (input.Trigger == SupervisorTrigger.Exited)
        {
            background.Start(() => End(place, epoch, code));
            return;
        }

        if (started.Find(epoch) is { } child)
            children[place] = new(epoch, child.Id, number => child.Signal(new(number)));
        pump.TryPost(KeeperInput.ForChild(place, input));
    }

    /// <summary>What it said last is heard before its end is told.</summary>
    private async Task End(int place, ProcessEpoch epoch, int code)
    {
        await ear!.CatchUp();
        if (children.TryGetValue(place, out var child) && child.Epoch == epoch)
            children.TryRemove(place, out _);
        await pump.Post(KeeperInput.ForChild(place, SupervisorInput.Exited(epoch, code)));
    }

    private void Watch(int place, ProcessEpoch epoch, ProcessRef watched)
    {
        var handle = ProcessHandle.Open(watched);
        children[place] = new(epoch, watched.Id, number => handle?.Signal(number));
        background.Start(() => Task.Factory.StartNew(
            () =>
            {
                while (handle is not null && !handle.HasEnded(TimeSpan.FromMinutes(1)))
                    continue;
                handle?.Dispose();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).ContinueWith(_ => End(place, epoch, ear!.LastOf(watched.Id) is { Kind: not BeatKind.Lives } ? 0 : Killed), TaskScheduler.Default).Unwrap());
    }
}
