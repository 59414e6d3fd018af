using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>
/// `holdover supervise` over a shell script, with every span at a tenth that can be told. The script writes lines to
/// "$0.NAME", and does nothing for as long as it is left to by `read x &lt;&gt; "$0.fifo"`.
/// </summary>
internal sealed class Supervised : IAsyncDisposable
{
    /// <summary>What each script begins with: it says that it is there, by a line that is whole.</summary>
    private const string Opening = "echo $$ >> \"$0.pids\"\n";

    private static readonly string[] Scaled = ["--backoff", "200ms..3s", "--stable-after", "1s"];

    private readonly TemporaryFolder folder;
    private readonly HoldoverProcess process;
    private readonly string script;

    private Supervised(TemporaryFolder folder, HoldoverProcess process, string script) =>
        (this.folder, this.process, this.script) = (folder, process, script);

    public HoldoverProcess Process => process;

    /// <summary>The ids of all children so far, in order.</summary>
    public int[] Children => Lines("pids").Select(int.Parse).ToArray();

    /// <param name="text">The script.</param>
    /// <param name="options">If it needs others than those of the scale.</param>
    public static Task<Supervised> Start(string text, params string[] options) => Start([], text, options);

    /// <param name="environment">What it is told beyond our own environment.</param>
    /// <param name="text">The script.</param>
    /// <param name="options">If it needs others than those of the scale.</param>
    public static async Task<Supervised> Start(Dictionary<string, string> environment, string text, params string[] options)
    {
        var home = new TemporaryFolder();
        var child = home["child"];
        await File.WriteAllTextAsync(child, "mkfifo \"$0.fifo\" 2>/dev/null\n" + Opening + text);
        return new(home, HoldoverProcess.Start(environment, ["supervise", .. options.Length > 0 ? options : Scaled, "--", "sh", child]), child);
    }

    public static bool IsAlive(int id) => ProcessTable.Find(id) is { HasEnded: false };

    public string Path(string name) => $"{script}.{name}";

    /// <summary>The whole lines that the script has written to a file.</summary>
    public string[] Lines(string name)
    {
        var path = Path(name);
        return File.Exists(path) ? File.ReadAllText(path).Split('\n')[..^1] : [];
    }

    /// <summary>Waits until so many lines are there.</summary>
    public async Task<string[]> WaitFor(string name, int count)
    {
        await Wait.Until(() => Lines(name).Length >= count || process.Ended.IsCompleted, $"{count} lines of {name}");
        Assert.True(Lines(name).Length >= count, process.Errors);
        return Lines(name);
    }

    public async Task<int> NextChild(int number = 1) => int.Parse((await WaitFor("pids", number))[number - 1]);

    /// <summary>Asks twice, so that nothing is left of what the child started.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var asked = 0; asked < 2 && !process.Ended.IsCompleted; asked++)
        {
            process.Signal(HoldoverProcess.Terminate);
            await Task.WhenAny(process.Ended, Task.Delay(500));
        }

        await process.DisposeAsync();
        folder.Dispose();
    }
}
