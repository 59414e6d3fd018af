using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Holdover.Bench;

/// <summary>`crowd.c`, compiled where it is needed: a thousand listeners in one thread, and a server that is only a send loop.</summary>
public sealed class Crowd : IDisposable
{
    private const string Source = "crowd.c";
    private const string Compiler = "gcc";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("holdover-crowd-");
    private readonly string program;

    /// <exception cref="FileNotFoundException">This machine has no compiler.</exception>
    public Crowd()
    {
        program = Path.Combine(folder.FullName, "crowd");
        var source = Path.Combine(AppContext.BaseDirectory, Source);
        try
        {
            using var compiling = Start(Compiler, ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source]);
            compiling.WaitForExit();
            if (compiling.ExitCode != 0)
                throw new InvalidOperationException($"{Compiler} does not compile {source}");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            Dispose();
            throw new FileNotFoundException($"the listeners of this measurement are written in C, and there is no {Compiler}: install gcc and libc6-dev", Compiler, error);
        }
    }

    /// <summary>Listeners that connect to a port of this machine. They say "ready" once all hear, and what they heard some seconds later.</summary>
    public Process Listen(int port, int listeners, int seconds) =>
        Start(program, ["listen", Text(port), Text(listeners), Text(seconds)]);

    /// <summary>A server that sends chunks of so many bytes at this pace to whoever comes; it says its port first, and ends with its input.</summary>
    public Process Send(int bytes, TimeSpan pace) => Start(program, ["send", Text(bytes), Text((int)pace.TotalMicroseconds)]);

    /// <summary>Waits until all hear.</summary>
    public static void AwaitReady(Process listeners)
    {
        if (listeners.StandardOutput.ReadLine() != "ready")
            throw new IOException("the listeners were not let in");
    }

    /// <summary>Waits for their end and what they heard.</summary>
    public static CrowdReport Report(Process listeners) =>
        JsonSerializer.Deserialize<CrowdReport>(listeners.StandardOutput.ReadToEnd(), CrowdReport.Json)!;

    public void Dispose() => folder.Delete(recursive: true);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
