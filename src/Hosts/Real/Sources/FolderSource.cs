using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// The files of a folder and of those in it, one after the other in natural order, without a gap. Links in it are not
/// followed, so that nothing outside of it is ever read.
/// </summary>
public sealed class FolderSource : IAudioSource
{
    /// <summary>Files that are looked at; a folder with more is no music.</summary>
    private const int FilesMax = 10_000;

    private readonly List<string> paths = [];

    /// <summary>Frames of each file, as far as is known: one that ends early is as long as it was.</summary>
    private readonly List<long> lengths = [];
    private IAudioSource? current;
    private int index;
    private string? complaint;

    /// <param name="root">The folder.</param>
    /// <param name="told">Told what is skipped, and why.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="InvalidDataException">Nothing in it can be played.</exception>
    /// <exception cref="LibraryMissingException">The machine lacks what reads one of its files.</exception>
    public FolderSource(string root, Action<string> told)
    {
        foreach (var path in FilesIn(root))
        {
            if (Examine(path) is { } reason)
                told($"{Path.GetRelativePath(root, path)} is skipped: {reason}");
        }

        if (paths.Count == 0)
            throw new InvalidDataException("there is nothing in it that can be played");
    }

    public AudioFormat Format => AudioFormat.Standard;

    public long? Frames => lengths.Sum();

    public bool CanSeek => true;

    public string? Complaint => current?.Complaint is { } word ? Named(word) : complaint;

    public void Seek(long frame)
    {
        var to = 0;
        while (to < paths.Count && frame >= lengths[to])
            frame -= lengths[to++];
        if (to != index || current is null)
            MoveTo(to);
        current?.Seek(frame);
    }

    /// <summary>Behind the last, what was last. Lengths are looked at while they may change, each on its own.</summary>
    public SourceTrack TrackAt(long frame)
    {
        var (track, first) = (0, 0L);
        while (track < paths.Count - 1 && frame >= first + lengths[track])
            first += lengths[track++];
        return new(Path.GetFileNameWithoutExtension(paths[track]), first, lengths[track]);
    }

    public int Read(Span<byte> pcm)
    {
        while (index < paths.Count)
        {
            if (current is null)
                MoveTo(index);
            if (current!.Read(pcm) is > 0 and var read)
                return read;
            lengths[index] = current.Frames!.Value;
            MoveTo(index + 1);
        }

        return 0;
    }

    public void Dispose() => current?.Dispose();

    private static List<string> FilesIn(string root)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        var files = Directory.EnumerateFiles(root, "*", options).Take(FilesMax + 1).ToList();
        if (files.Count > FilesMax)
            throw new InvalidDataException($"there are more than {FilesMax} files in it");
        files.Sort(NaturalOrder.Instance);
        return files;
    }

    /// <summary>Takes a file into the queue, or says why not.</summary>
    private string? Examine(string path)
    {
        try
        {
            using var source = AudioSources.OpenStandard(path);
            paths.Add(path);
            lengths.Add(source.Frames!.Value);
            return null;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    /// <summary>Opens a file of the queue at its beginning; behind the last there is none.</summary>
    private void MoveTo(int to)
    {
        if (current?.Complaint is { } word)
            complaint = Named(word);
        current?.Dispose();
        current = null;
        index = to;
        if (to < paths.Count)
            current = Reopen(paths[to]);
    }

    private IAudioSource Reopen(string path)
    {
        try
        {
            return AudioSources.OpenStandard(path);
        }
        catch (Exception error) when (error is InvalidDataException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} is not what it was: {error.Message}", error);
        }
    }

    private string Named(string word) => $"{Path.GetFileName(paths[index])}: {word}";
}
