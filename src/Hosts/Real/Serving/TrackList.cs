using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Sources;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// What a source is made of, for a process that does not play it: the source is opened beside its player, on a flow of its
/// own, and only asked for the names and lengths of its parts.
/// </summary>
internal sealed class TrackList : IAsyncDisposable
{
    private readonly Task<ChunkReader?> opening;

    public TrackList(PartyOptions options) => opening = Task.Run(() => Open(options));

    /// <inheritdoc cref="ChunkReader.TrackAt"/>
    public SourceTrack TrackAt(long frame) =>
        opening is { IsCompletedSuccessfully: true, Result: { } source } ? source.TrackAt(frame) : new(Title: null, First: 0, Frames: null);

    public async ValueTask DisposeAsync() => (await opening)?.Dispose();

    /// <summary>What is wrong with it is told by who plays it.</summary>
    private static ChunkReader? Open(PartyOptions options)
    {
        try
        {
            return options.IsLive ? null
                : new(Directory.Exists(options.Source) ? AudioSources.Open(options.Source, _ => { }) : AudioSources.OpenStandard(options.Source), options.Loop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or LibraryMissingException)
        {
            return null;
        }
    }
}
