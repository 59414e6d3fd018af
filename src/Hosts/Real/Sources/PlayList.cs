using System.Collections.Concurrent;

using Holdover.Party;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// What is played one after the other: the files of a folder and of those in it, in natural order, or one source alone.
/// Links in a folder are not followed, so that nothing outside of it is ever read.
/// </summary>
public sealed class PlayList : IDisposable
{
    private readonly IReadOnlyList<string> paths;
    private readonly Action<string> told;
    private readonly string? root;
    private readonly ConcurrentDictionary<int, bool> skipped = [];

    /// <summary>The first that can be played, opened so that what is wrong is said before anybody listens; and by whom it is to be taken.</summary>
    private (int Track, IAudioSource Source)? first;

    private LibraryMissingException? missing;

    private PlayList(IReadOnlyList<string> paths, string? root, Action<string> told) => (this.paths, this.root, this.told) = (paths, root, told);

    public int Count => paths.Count;

    /// <summary>Whether it is read as it comes: it is opened once and cannot be gone back in.</summary>
    public bool IsLive { get; private init; }

    /// <summary>A single source that is open already, as standard input is.</summary>
    public static PlayList Of(string name, IAudioSource source) => new([name], root: null, _ => { }) { IsLive = !source.CanSeek, first = (0, source) };

    /// <param name="source">A file, a folder, or a URL.</param>
    /// <param name="told">Told what is skipped, and why.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">Nothing in it can be played; the message says why.</exception>
    /// <exception cref="LibraryMissingException">The machine lacks what reads it.</exception>
    public static PlayList Open(string source, Action<string> told)
    {
        if (!Directory.Exists(source))
            return new([source], root: null, told) { IsLive = AudioSources.IsUrl(source), first = (0, AudioSources.Open(source, told)) };
        var list = new PlayList(FilesIn(source), source, told);
        for (var track = 0; track < list.Count && list.first is null; track++)
            list.first = list.TryOpen(track) is { } opened ? (track, opened) : null;
        return list.first is not null ? list
            : list.missing is { } missing ? throw missing
            : throw new InvalidDataException("there is nothing in it that can be played");
    }

    /// <summary>Opens an item; null if it cannot be played, which was said.</summary>
    /// <exception cref="IOException">It cannot be read for now.</exception>
    public IAudioSource? TryOpen(int track)
    {
        if (first is { } opened && opened.Track == track)
        {
            first = null;
            return opened.Source;
        }

        try
        {
            return AudioSources.Open(paths[track], told);
        }
        catch (Exception error) when (IsLasting(error))
        {
            missing = error as LibraryMissingException ?? missing;
            if (skipped.TryAdd(track, true))
                told($"{(root is null ? paths[track] : Path.GetRelativePath(root, paths[track]))} is skipped: {error.Message}");
            return null;
        }
    }

    /// <summary>What people are told of an item that is open: what it says itself, or else its name.</summary>
    public TrackTags TagsOf(int track, IAudioSource source)
    {
        var tags = source.Tags;
        var name = AudioSources.IsUrl(paths[track]) ? new Uri(paths[track]).Host : Path.GetFileNameWithoutExtension(paths[track]);
        return new(tags.Title ?? name, tags.Artist, tags.Album, source.Frames ?? tags.Frames);
    }

    public void Dispose() => first?.Source.Dispose();

    private static List<string> FilesIn(string root)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        var files = Directory.EnumerateFiles(root, "*", options).Take(TrackQueue.CountMax + 1).ToList();
        if (files.Count > TrackQueue.CountMax)
            throw new InvalidDataException($"there are more than {TrackQueue.CountMax} files in it");
        files.Sort(NaturalOrder.Instance);
        return files;
    }

    /// <summary>Whether it will be no better when it is tried again.</summary>
    private static bool IsLasting(Exception error) =>
        error is InvalidDataException or LibraryMissingException or UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException;
}
