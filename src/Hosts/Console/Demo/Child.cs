using System.Diagnostics;

namespace Holdover.Commands.Demo;

/// <summary>This command again, as a process of its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    public Child(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) 
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // Under `dotnet holdover.dll` the process is dotnet, and the program its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
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
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
