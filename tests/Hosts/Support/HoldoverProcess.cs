using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Holdover.Tests.Hosts.Support;

/// <summary>The real executable, as a child process; it does not outlive its test.</summary>
internal sealed partial class HoldoverProcess : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Task<string> errors;
    private readonly Task outputEnd;

    private HoldoverProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        outputEnd = ReadOutput();
    }

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static HoldoverProcess Start(params string[] arguments) => Start(arguments, default);

    public static HoldoverProcess Start(string[] arguments, (string Name, string Value) variable)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "holdover"), arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // The executable looks for the runtime where it is installed by default; ours may be elsewhere.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        if (variable.Name is not null)
            start.Environment[variable.Name] = variable.Value;
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
            ?? throw new InvalidOperationException($"no address in '{Output}', errors: {await errors}");
    }

    public void EndInput() => process.StandardInput.Close();

    public void Signal(int signal) => Assert.Equal(0, Kill(process.Id, signal));

    public async Task<Outcome> End()
    {
        await Wait.For(process.WaitForExitAsync(), $"the end of 'holdover {string.Join(' ', process.StartInfo.ArgumentList)}'");
        await outputEnd;
        return new(process.ExitCode, Output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private async Task ReadOutput()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (output)
                output.Append(line).Append('\n');
        }
    }

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
