using Holdover.Hosts.Real.Supervising;
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
        await using var supervised = await Supervised.Start("exit 1\n", "--backoff", "100ms..100ms", "--stable-after", "1m");
        await supervised.NextChild(Warm);
        var early = Open.Most;
        await Wait.Until(() => (early = early.OrLess(Look(supervised.Process.Id))) is var _ && supervised.Children.Length >= Warm + Step, "a few more crashes");
        for (var crashed = Warm + (2 * Step); crashed <= Crashes; crashed += Step)
            await supervised.NextChild(crashed);

        // Only between two crashes nothing is open but what stays open, and no look need hit upon that soon.
        var late = Open.Most;
        await Wait.Until(
            () => (late = late.OrLess(Look(supervised.Process.Id))) is { Children: 0 } && late.Files <= early.Files && late.OwnThreads <= early.OwnThreads && late.Threads < early.Threads + Step,
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
            children);
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

    /// <summary>
    /// What a supervisor has open. The runtime loads libraries when it comes to them, and its pool of threads grows and
    /// shrinks as it likes, if by less than a thread for each of many crashes.
    /// </summary>
    private readonly record struct Open(int Files, int Threads, int OwnThreads, int Children)
    {
        public static readonly Open Most = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);

        public Open OrLess(Open other) => new(
            Math.Min(Files, other.Files), Math.Min(Threads, other.Threads), Math.Min(OwnThreads, other.OwnThreads), Math.Min(Children, other.Children));
    }
}
