using System.IO.Pipes;

using Holdover.Hosts.Real.Supervising.Processes;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>
/// A shell that outlives us when we are killed, and then becomes the command that ends what our child had started: the
/// kernel kills the child alone. It waits at the end of a pipe that only we can write to: a word there lets it go, and
/// that the pipe breaks is our death. A shell, as it is there as long as we are and small.
/// </summary>
internal sealed class Guard : IAsyncDisposable
{
    public const string Name = "holdover-guard";

    private const string Shell = "/bin/sh";
    private const string Script = "trap '' HUP INT QUIT TERM; read -r word || exec \"$@\"";

    private readonly AnonymousPipeServerStream pipe = new(PipeDirection.Out, HandleInheritability.None);
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="family">By which it is started, before any child.</param>
    /// <param name="command">What it becomes; our mark is appended, which it does not bear itself.</param>
    /// <param name="mark">Of what is to be ended.</param>
    public Guard(ProcessFamily family, IReadOnlyList<string> command, SupervisorMark mark)
    {
        string[] arguments = [Shell, "-c", Script, Name, .. command, mark.ToString()];
        family.Start(
            new(Shell, arguments, [.. ChildRequest.Environment(mark: null)]) { OwnGroup = true, IsQuiet = true, Input = pipe.ClientSafePipeHandle },
            _ => pipe.DisposeLocalCopyOfClientHandle(),
            _ => gone.TrySetResult(),
            _ => gone.TrySetResult());
    }

    /// <summary>Lets it go.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            pipe.WriteByte((byte)'\n');
            await gone.Task;
        }
        catch (IOException)
        {
        }

        await pipe.DisposeAsync();
    }
}
