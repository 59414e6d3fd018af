using System.Diagnostics;
using System.Text;

namespace Holdover.Tests.Hosts.Support;

/// <summary>A command on a terminal of its own.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder shown = new();

    private Terminal(Process process)
    {
        this.process = process;
        _ = Task.Run(Read);
    }

    public int ExitCode => process.ExitCode;

    /// <summary>What was written to it so far.</summary>
    public string Shown
    {
        get
        {
            lock (shown)
                return shown.ToString();
        }
    }

    /// <param name="command">As a shell takes it.</param>
    public static Terminal Open(string command) => new(Process.Start(new ProcessStartInfo("script", ["-qec", "exec " + command, "/dev/null"])
    {
        UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["DOTNET_ROOT"] = HoldoverProcess.RuntimeRoot },
    })!);

    public async Task Type(string text)
    {
        await process.StandardInput.WriteAsync(text);
        await process.StandardInput.FlushAsync();
    }

    public Task End() => Wait.For(process.WaitForExitAsync(), "the end");

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task Read()
    {
        var buffer = new char[1 << 12];
        try
        {
            while (await process.StandardOutput.ReadAsync(buffer) is > 0 and var read)
            {
                lock (shown)
                    shown.Append(buffer, 0, read);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // It was killed.
        }
    }
}
