using System.Diagnostics;

namespace Holdover.Commands.Demo;

/// <summary>This command again, as a process of its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    public Child(params string[] arguments)
    {
        var command = Self.Command(arguments);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    /// <summary>The next line that it prints, or null when it has ended.</summary>
    public async Task<string?> ReadLine(CancellationToken cancel) => await process.StandardOutput.ReadLineAsync(cancel);

    /// <summary>Waits for its end; a bad one is an error that says what it said.</summary>
    public async Task Finish(string what, CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new UserException(ExitCode.Failed, $"the {what} ended with {process.ExitCode}: {(await errors).Trim()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
