using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Holdover.Tests.Hosts.Support;

/// <summary>The real executable, as a child process; it does not outlive its test.</summary>
internal sealed partial class HoldoverProcess : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    /// <summary>The executable.</summary>
    public static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "holdover");

    /// <summary>The executable looks for the runtime where it is installed by default; ours may be elsewhere.</summary>
    public static readonly string RuntimeRoot = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Task bothEnd;

    private HoldoverProcess(Process process)
    {
        this.process = process;
        bothEnd = Task.WhenAll(Read(process.StandardOutput, output), Read(process.StandardError, errors));
    }

    public int Id => process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Output => TextOf(output);

    /// <summary>What it has said of itself so far.</summary>
    public string Errors => TextOf(errors);

    public static HoldoverProcess Start(params string[] arguments) => Start([], arguments);

    /// <param name="environment">What it is told beyond our own environment.</param>
    /// <param name="arguments">Of the command line.</param>
    public static HoldoverProcess Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = RuntimeRoot;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Runs to the end.</summary>
    public static async Task<Outcome> Run(params string[] arguments)
    {
        await using var started = Start(arguments);
        return await started.End();
    }

    /// <summary>The address that `serve` prints once it listens.</summary>
    public async Task<string> ServedUrl()
    {
        await Wait.Until(() => Output.Contains('\n', StringComparison.Ordinal) || process.HasExited, "the address");
        return Output.Split(' ', '\n').FirstOrDefault(word => word.StartsWith("ws://", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"no address in '{Output}', errors: {Errors}");
    }

    /// <summary>Its standard input.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    public void EndInput() => process.StandardInput.Close();

    public void Signal(int signal) => Signal(process.Id, signal);

    public static void Signal(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    /// <summary>If it is still there.</summary>
    public static void TrySignal(int process, int signal) => _ = Kill(process, signal);

    public async Task<Outcome> End()
    {
        await Wait.For(process.WaitForExitAsync(), $"the end of 'holdover {string.Join(' ', process.StartInfo.ArgumentList)}'");
        await Wait.For(bothEnd, "the end of its output, which something that it left behind may hold");
        return new(process.ExitCode, Output, Errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static async Task Read(StreamReader reader, StringBuilder text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text)
                text.Append(line).Append('\n');
        }
    }

    private static string TextOf(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
