using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>A file that always says how things stand, written whole or not at all, and never waited for: only the latest counts.</summary>
internal sealed class StatusFile
{
    [SuppressMessage("Interoperability", "CA1416", Justification = "Supervision is for Linux.")]
    private static readonly FileStreamOptions ForItsOwner = new()
    {
        Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    };

    private readonly string path;
    private readonly Action<string> complain;
    private readonly Channel<string> latest = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task writing;
    private bool failed;

    public StatusFile(string path, Action<string> complain)
    {
        (this.path, this.complain) = (path, complain);
        writing = Task.Run(WriteAll);
    }

    public void Write(string text) => latest.Writer.TryWrite(text);

    /// <summary>Waits until the last is written.</summary>
    public async Task Close()
    {
        latest.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAll()
    {
        await foreach (var text in latest.Reader.ReadAllAsync())
            Replace(text);
    }

    private void Replace(string text)
    {
        try
        {
            File.Delete(path + ".new");
            using (var file = new StreamWriter(new FileStream(path + ".new", ForItsOwner)))
                file.WriteLine(text);
            File.Move(path + ".new", path, overwrite: true);
            failed = false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!failed)
                complain($"the status file {path} cannot be written: {error.Message.Replace(Path.GetFullPath(path) + ".new", path, StringComparison.Ordinal)}");
            failed = true;
        }
    }
}
