using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Real.Party;

/// <summary>What a coordinator asks of its source, and what that brings it.</summary>
/// <param name="source">Open already, so that what is wrong with it is said before anybody listens; disposed of here.</param>
/// <param name="chunks">Where chunks are by their handles.</param>
/// <param name="post">Brings the node an input.</param>
internal sealed class SourceSide(ChunkReader source, ChunkStore chunks, Func<CoordinatorInput, ValueTask<bool>> post) : IAsyncDisposable
{
    private readonly Background background = new();
    private string? told;

    /// <inheritdoc cref="ChunkReader.TrackAt"/>
    public SourceTrack TrackAt(long frame) => source.TrackAt(frame);

    /// <summary>Told what is wrong with the source, once it shows.</summary>
    public Action<string>? Told { get; set; }

    public Task Failure => background.Failure;

    /// <summary>It is open already; what still waits for a chunk of it waits no more.</summary>
    public CoordinatorInput Open(SourceEpoch opening)
    {
        source.Interrupt();
        return CoordinatorInput.SourceOpened(opening, source.Format.SampleRate, source.Format.Channels, source.CanSeek);
    }

    public void Decode(SourceEpoch opening, long from, int count) => background.Start(async () =>
    {
        await Task.Yield();
        await post(Read(opening, from, count));
    });

    /// <summary>What came of a source was handled: the node holds what it wants of it by now.</summary>
    public void Completed(in CoordinatorInput input)
    {
        if (input.Trigger == CoordinatorTrigger.ChunkDecoded && input.Part == CoordinatorPart.Coordinator)
            chunks.Release(input.Chunk.Handle);
    }

    public async ValueTask DisposeAsync()
    {
        source.Dispose();
        await background.Drain();
    }

    private CoordinatorInput Read(SourceEpoch opening, long from, int count)
    {
        try
        {
            var chunk = source.ReadChunk(from, count);
            Tell(source.Complaint);
            return chunk is null
                ? CoordinatorInput.SourceEnded(opening)
                : CoordinatorInput.ChunkDecoded(opening, new(chunks.Add(chunk), 0, chunk.Payload.Length / source.Format.BytesPerFrame, Crc32C.Of(chunk.Payload.Span)));
        }
        catch (IOException error)
        {
            Tell(error.Message);
            return CoordinatorInput.SourceFailed(opening);
        }
    }

    /// <summary>Once: a source that is damaged is so in each chunk.</summary>
    private void Tell(string? word)
    {
        if (word is not null && Interlocked.Exchange(ref told, word) != word)
            Told?.Invoke(word);
    }
}
