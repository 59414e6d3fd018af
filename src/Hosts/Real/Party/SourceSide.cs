using System.Collections.Concurrent;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Real.Party;

/// <summary>What a coordinator asks of its source, and what that brings it.</summary>
/// <param name="list">Open already, so that what is wrong with it is said before anybody listens; disposed of here.</param>
/// <param name="chunks">Where chunks are by their handles.</param>
/// <param name="post">Brings the node an input.</param>
internal sealed class SourceSide(PlayList list, ChunkStore chunks, Func<CoordinatorInput, ValueTask<bool>> post) : IAsyncDisposable
{
    private readonly Background background = new();
    private readonly SemaphoreSlim opening = new(1);
    private readonly ConcurrentDictionary<int, TrackTags> tags = [];
    private volatile SourceAhead? current;
    private int track = -1;
    private string? told;

    /// <summary>Items of the queue.</summary>
    public int Tracks => list.Count;

    /// <summary>What is known of those that were opened lately.</summary>
    public IReadOnlyDictionary<int, TrackTags> Tags => tags;

    /// <summary>Told what is wrong with the source, once it shows.</summary>
    public Action<string>? Told { get; set; }

    /// <summary>Told of an item before the coordinator hears that it is open.</summary>
    public Action<int, TrackTags>? Opened { get; init; }

    public Task Failure => background.Failure;

    /// <summary>What still waits for a chunk of what was open waits no more.</summary>
    public void Open(SourceEpoch epoch, int asked)
    {
        current?.Interrupt();
        background.Start(async () =>
        {
            await opening.WaitAsync();
            try
            {
                await post(await Task.Run(() => OpenNow(epoch, asked)));
            }
            finally
            {
                opening.Release();
            }
        });
    }

    public void Decode(SourceEpoch epoch, long from, int count)
    {
        if (current is { } source && source.TryRead(epoch, from, count, out var chunk, out var error))
            Answer(source, epoch, chunk, error);
    }

    /// <summary>What came of a source was handled: the node holds what it wants of it by now.</summary>
    public void Completed(in CoordinatorInput input)
    {
        if (input.Trigger == CoordinatorTrigger.ChunkDecoded && input.Part == CoordinatorPart.Coordinator)
            chunks.Release(input.Chunk.Handle);
    }

    public async ValueTask DisposeAsync()
    {
        current?.Dispose();
        await background.Drain();
        current?.Dispose();
        list.Dispose();
        opening.Dispose();
    }

    /// <summary>What is open stays so if it is asked for again.</summary>
    private CoordinatorInput OpenNow(SourceEpoch epoch, int asked)
    {
        try
        {
            if (asked != track || current is null)
            {
                current?.Dispose();
                current = null;
                if (list.TryOpen(asked) is not { } source)
                    return CoordinatorInput.SourceUnavailable(epoch);
                (current, track) = (Begin(new(source)), asked);
            }

            Note(asked, list.TagsOf(asked, current.Reader.Source));
            return CoordinatorInput.SourceOpened(epoch, current.Reader.Format.SampleRate, current.Reader.Format.Channels, current.Reader.CanSeek);
        }
        catch (IOException error)
        {
            Tell(error.Message);
            return CoordinatorInput.SourceFailed(epoch);
        }
    }

    private void Note(int opened, TrackTags known)
    {
        tags[opened] = known;
        while (tags.Count > TrackMarks.CountMax * 2 && tags.Keys.FirstOrDefault(other => other != opened) is var oldest)
            tags.TryRemove(oldest, out _);
        Opened?.Invoke(opened, known);
    }

    private SourceAhead Begin(ChunkReader reader)
    {
        SourceAhead? begun = null;
        return begun = new(reader, read => background.Start(() => Task.Run(read)), (epoch, chunk, error) => Answer(begun!, epoch, chunk, error));
    }

    private void Answer(SourceAhead source, SourceEpoch epoch, Chunk? chunk, IOException? error)
    {
        Tell(error is null ? source.Reader.Complaint : error.Message);
        var posted = post(
            error is not null ? CoordinatorInput.SourceFailed(epoch)
            : chunk is null ? CoordinatorInput.SourceEnded(epoch)
            : CoordinatorInput.ChunkDecoded(epoch, new(chunks.Add(chunk), 0, chunk.Payload.Length / source.Reader.Format.BytesPerFrame, Crc32C.Of(chunk.Payload.Span))));
        if (!posted.IsCompleted)
            background.Start(async () => await posted);
    }

    /// <summary>Once: a source that is damaged is so in each chunk.</summary>
    private void Tell(string? word)
    {
        if (word is not null && Interlocked.Exchange(ref told, word) != word)
            Told?.Invoke(word);
    }
}
