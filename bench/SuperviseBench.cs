using System.Diagnostics;
using System.Globalization;

namespace Holdover.Bench;

/// <summary>What it costs to keep a process alive: memory while nothing happens, and time until the child is there.</summary>
public static class SuperviseBench
{
    private const int Rounds = 5;
    private const int PageBytes = 4_096;

    /// <summary>Starts this program some times, beside the shell loop that it replaces.</summary>
    public static IEnumerable<Measurement> Run(string[] program)
    {
        var ours = Measure([.. program, "supervise", "--", .. Child()]);
        var loop = Measure(["sh", "-c", "while :; do \"$@\"; sleep 1; done", "loop", .. Child()]);
        return
        [
            new("supervise.memory", Math.Round(ours.Megabytes, 1), "MB", "the resident size of a shell loop that starts the same child", ours.Megabytes / loop.Megabytes),
            new("supervise.start", Math.Round(ours.Milliseconds, 1), "ms", $"a shell loop until the same child is there, the best of {Rounds}", ours.Milliseconds / loop.Milliseconds),
        ];
    }

    /// <summary>Says who it is, and waits until its input ends.</summary>
    private static string[] Child() => ["sh", "-c", "echo $$; read line"];

    private static (double Megabytes, double Milliseconds) Measure(string[] command)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Once(command)).ToArray();
        return (rounds.Average(round => round.Megabytes), rounds.Min(round => round.Milliseconds));
    }

    private static (double Megabytes, double Milliseconds) Once(string[] command)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            var child = process.StandardOutput.ReadLine()!;
            var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Thread.Sleep(500); // what the start-up still has to do is done by then
            return ((Resident($"{process.Id}") + Helpers(process.Id, child).Sum(Resident)) / 1e6, milliseconds);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    /// <summary>What it has started beside the child.</summary>
    private static IEnumerable<string> Helpers(int process, string child) =>
        from thread in Directory.GetDirectories($"/proc/{process}/task")
        from started in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where started != child
        select started;

    private static double Resident(string process) =>
        double.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * PageBytes;
}
