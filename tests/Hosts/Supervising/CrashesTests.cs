using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>A day of crashes, as fast as they can come: whatever one of them left open would be there two hundred times.</summary>
public sealed class CrashesTests
{
    private const int Warm = 20;
    private const int Step = 20;
    private const int Crashes = 200;

    [Fact]
    public async Task Two_hundred_crashes_leave_no_more_open_than_twenty()
    {
        await using var supervised = await Supervised.Start("exit 1\n", "--backoff", "1ms..1ms", "--stable-after", "1m");
        await supervised.NextChild(Warm);
        var early = await Least(supervised, Warm + Step);
        for (var crashed = Warm + (2 * Step); crashed <= Crashes; crashed += Step)
            await supervised.NextChild(crashed);
        var late = await Least(supervised, Crashes + Step);
        Assert.Equal(early.Files, late.Files);
        Assert.Equal(early.OwnThreads, late.OwnThreads);
        Assert.InRange(late.Threads - early.Threads, int.MinValue, Step);
        Assert.Equal(0, late.Children);
    }

    /// <summary>
    /// The least that it has until so many crashes are over: between two of them nothing is open but what stays open. The
    /// runtime's pool of threads grows and shrinks as it likes, by less than a thread for each of many crashes.
    /// </summary>
    private static async Task<(int Files, int Threads, int OwnThreads, int Children)> Least(Supervised supervised, int until)
    {
        var home = $"/proc/{supervised.Process.Id}";
        var (files, threads, own, children) = (int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);
        await Wait.Until(() =>
        {
            files = Math.Min(files, Directory.GetFileSystemEntries($"{home}/fd").Length);
            var names = Directory.GetDirectories($"{home}/task").Select(NameOf).ToArray();
            threads = Math.Min(threads, names.Length);
            own = Math.Min(own, names.Count(name => !name.StartsWith(".NET ", StringComparison.Ordinal)));
            var now = ProcessTable.All().Count(entry => entry.Parent == supervised.Process.Id);
            Assert.InRange(now, 0, 1);
            children = Math.Min(children, now);
            return supervised.Lines("pids").Length >= until;
        }, $"{until} crashes");
        return (files, threads, own, children);
    }

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
}
