using System.Diagnostics;
using System.Globalization;
using System.Text;

using Holdover.Party;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>`holdover serve` with the processes that it starts; none of them outlives its test.</summary>
internal sealed class Served : IAsyncDisposable
{
    private const int Kill = 9;
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly Dictionary<string, string> environment;
    private readonly string[] arguments;
    private readonly List<HoldoverProcess> keepers = [];

    /// <param name="folder">Where its processes find each other.</param>
    /// <param name="arguments">Of the command line; the port is found.</param>
    public Served(TemporaryFolder folder, params string[] arguments)
    {
        environment = new() { ["XDG_RUNTIME_DIR"] = folder["."] };
        this.arguments = ["serve", "--bind", "127.0.0.1", .. arguments];
    }

    public HoldoverProcess Keeper => keepers[^1];

    public Uri Url { get; private set; } = null!;

    public string Folder => Path.Combine(environment["XDG_RUNTIME_DIR"], "holdover", $"127.0.0.1-{Url.Port}");

    /// <summary>Starts it, at a free port, or at the one that it had.</summary>
    public async Task Start()
    {
        keepers.Add(HoldoverProcess.Start(environment, [.. arguments, "--port", (Url?.Port ?? 0).ToString(CultureInfo.InvariantCulture)]));
        Url = new(await Keeper.ServedUrl());
    }

    /// <summary>The process of a place: 0 is the coordinator, workers are counted from 1.</summary>
    public int Child(int place) => int.Parse(File.ReadAllText(FileOf(place)).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Whether a worker has sent a client anything.</summary>
    public bool HasSentTo(int place, string client) => SlotOf(place, client, out _, out _) >= 0;

    /// <summary>Waits until a worker sends clients what nobody had when this was called, and until each has a full buffer.</summary>
    public async Task SendsOn(int place, params string[] clients)
    {
        foreach (var client in clients)
        {
            var (before, ahead) = (SentUntil(place, client) + TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(4));
            await Wait.Until(() => SentUntil(place, client) is var until && until > before && until - Stopwatch.GetElapsedTime(0) > ahead, "more audio");
        }
    }

    public void KillChild(int place) => HoldoverProcess.Signal(Child(place), Kill);

    public void Hang(int place) => HoldoverProcess.Signal(Child(place), Stop);

    /// <summary>
    /// Stops a worker between two chunks to each client: in the midst of one nobody could know what the client has, and it
    /// would be told to forget. Then kills it, or leaves it hanging, and waits until its successor sends the clients more.
    /// </summary>
    /// <returns>How long nothing was sent to whoever waited longest.</returns>
    public async Task<TimeSpan> StopBetweenChunks(int place, bool thenKill, params string[] clients)
    {
        var process = Child(place);
        await Wait.Until(
            () =>
            {
                HoldoverProcess.Signal(process, Stop);
                while (!IsStopped(process))
                    Thread.Yield();
                if (Array.TrueForAll(clients, client => IsSentWhole(place, client)))
                    return true;
                HoldoverProcess.Signal(process, Continue);
                return false;
            },
            "a worker between two chunks");
        if (thenKill)
            HoldoverProcess.Signal(process, Kill);
        var before = Array.ConvertAll(clients, client => SentAt(place, client));
        await Successor(place, process);
        await Wait.Until(() => clients.Zip(before).All(client => SentAt(place, client.First) > client.Second), "more audio");
        return clients.Zip(before).Max(client => SentAt(place, client.First) - client.Second);
    }

    /// <summary>Waits for the successor of a process.</summary>
    public Task Successor(int place, int of) => Wait.Until(() => File.Exists(FileOf(place)) && File.ReadAllText(FileOf(place)).Contains(' ', StringComparison.Ordinal) && Child(place) != of, "a successor");

    public async ValueTask DisposeAsync()
    {
        foreach (var keeper in keepers)
            await keeper.DisposeAsync();
        for (var place = 0; place <= WorkerLinks.CountMax && Url is not null; place++)
        {
            if (File.Exists(FileOf(place)))
                HoldoverProcess.TrySignal(Child(place), Kill);
        }
    }

    /// <summary>A thread that is in the kernel when it is told to stop comes out of it first.</summary>
    private static bool IsStopped(int process) =>
        Array.TrueForAll(Directory.GetDirectories($"/proc/{process}/task"), task => File.ReadAllText($"{task}/stat") is var stat && stat[stat.LastIndexOf(')') + 2] == 'T');

    private TimeSpan SentAt(int place, string client) =>
        SlotOf(place, client, out var file, out var key) is >= 0 and var slot ? TimeSpan.FromMicroseconds(SentMarkFile.Read(file, slot, key).At.Microseconds) : TimeSpan.Zero;

    public TimeSpan SentUntil(int place, string client) =>
        SlotOf(place, client, out var file, out var key) is >= 0 and var slot ? TimeSpan.FromMicroseconds(SentMarkFile.Read(file, slot, key).After) : TimeSpan.Zero;

    private string FileOf(int place) => Path.Combine(Folder, $"child-{place}");

    private bool IsSentWhole(int place, string client) => SlotOf(place, client, out var file, out var key) is >= 0 and var slot && SentMarkFile.Read(file, slot, key).Until is not null;

    private int SlotOf(int place, string client, out byte[] file, out ulong key)
    {
        file = new byte[SentMarkFile.LengthOf(SentMarkFile.SlotsMax)];
        key = SentMarkFile.KeyOf(Encoding.UTF8.GetBytes(client));
        using var handle = File.OpenHandle(Path.Combine(Folder, $"marks-{place}"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        RandomAccess.Read(handle, file, 0);
        var slot = SentMarkFile.Find(file, key);
        return slot >= 0 && SentMarkFile.Read(file, slot, key).After > 0 ? slot : -1;
    }
}
