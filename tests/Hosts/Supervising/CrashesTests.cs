using Holdover.Hosts.Real.Supervising;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>A day of crashes, as fast as they can come: whatever one of them left open, or held in memory, would be there two hundred times.</summary>
public sealed class CrashesTests
{
    private const int Warm = 20;
    private const int Step = 20;
    private const int Crashes = 200;

    /// <summary>What a crash may leave behind of memory: the runtime's own grows a little for a while, and less with each.</summary>
    private const int KiBACrash = 24;

    /// <summary>Garbage is collected often and what is compiled is compiled once, so that memory that stays is memory that is held.</summary>
    private static readonly Dictionary<string, string> Thrifty = new(StringComparer.Ordinal)
    {
        ["DOTNET_GCgen0size"] = "0x40000", ["DOTNET_GCConserveMemory"] = "9", ["DOTNET_TieredCompilation"] = "0",
    };

    [Fact]
    public async Task Two_hundred_crashes_leave_no_more_open_than_twenty()
    {
        await using var supervised = await Supervised.Start(Thrifty, "exit 1\n", "--backoff", "100ms..100ms", "--stable-after", "1m");
        await supervised.NextChild(Warm);
        var early = Open.Most;
        await Wait.Until(() => (early = early.OrLess(Look(supervised.Process.Id))) is var _ && supervised.Children.Length >= Warm + Step, "a few more crashes");
        for (var crashed = Warm + (2 * Step); crashed <= Crashes; crashed += Step)
            await supervised.NextChild(crashed);

        // Only between two crashes nothing is open but what stays open, and no look need hit upon that soon.
        var late = Open.Most;
        await Wait.Until(
            () => (late = late.OrLess(Look(supervised.Process.Id))) is { Children: 0 } && late.Files <= early.Files && late.OwnThreads <= early.OwnThreads && late.Threads < early.Threads + Step
                && late.KiB < early.KiB + (KiBACrash * (Crashes - Warm)),
            $"no more than {early}");
    }

    private static Open Look(int id)
    {
        var threads = Directory.GetDirectories($"/proc/{id}/task").Select(NameOf).ToArray();
        var children = ProcessTable.All().Count(entry => entry.Parent == id && !ProcessTable.Arguments(entry.Process.Id).Contains(Guard.Name));
        Assert.InRange(children, 0, 1);
        return new(
            ProcessTable.OpenFiles(id).Count(file => !file.EndsWith(".dll", StringComparison.Ordinal)),
            threads.Length,
            threads.Count(name => !name.StartsWith(".NET ", StringComparison.Ordinal)),
            children,
            MemoryOf(id));
    }

    /// <summary>What it has to itself: the heap, and what the runtime needs for it.</summary>
    private static int MemoryOf(int id) =>
        int.Parse(File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]);

    /// <summary>Of a thread; one that has just ended counts as the runtime's.</summary>
    private static string NameOf(string thread)
    {
        try
        {
            return File.ReadAllText($"{thread}/comm");
        }
        catch (IOException)
        {
            return ".NET ";
        }
    }

    /// <summary>
    /// What a supervisor has open. The runtime loads libraries when it comes to them, and its pool of threads grows and
    /// shrinks as it likes, if by less than a thread for each of many crashes.
    /// </summary>
    private readonly record struct Open(int Files, int Threads, int OwnThreads, int Children, int KiB)
    {
        public static readonly Open Most = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);

        public Open OrLess(Open other) => new(
            Math.Min(Files, other.Files), Math.Min(Threads, other.Threads), Math.Min(OwnThreads, other.OwnThreads), Math.Min(Children, other.Children),
            Math.Min(KiB, other.KiB));
    }
}
