using System.IO.MemoryMappedFiles;

using Holdover.Machines;
using Holdover.Recording;

namespace Holdover.Hosts.Real.Recording;

/// <summary>
/// Keeps the recording of one node on disk: the present segment in one file, the one before in another whose name ends
/// in ".before". The file is mapped into memory, so that no step waits for a disk and what was written survives the
/// death of the process.
/// </summary>
public sealed class RecordingFile<TInput, TEffect> : IDisposable
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    private readonly string path;
    private readonly int segmentMax;
    private readonly FlightRecorder<TInput, TEffect> recorder;
    private MemoryMappedFile? file;
    private MemoryMappedViewAccessor? view;
    private int segment;
    private int written;

    /// <param name="path">Where the present segment is.</param>
    /// <param name="kind">Which node it is, as <see cref="Replayers"/> knows it.</param>
    /// <param name="settings">The node's settings, as <see cref="RecordedSettings"/> writes them.</param>
    /// <param name="image">The node, as what it remembers.</param>
    /// <param name="segmentMax">Bytes of a segment at most.</param>
    public RecordingFile(string path, string kind, string settings, IEncodable image, int segmentMax)
    {
        (this.path, this.segmentMax) = (path, segmentMax);
        recorder = new(new(kind, settings), image, segmentMax);
    }

    /// <summary>To be called before a step.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Prepare(MonotonicTime now)
    {
        recorder.Prepare(now);
        if (recorder.Segments == segment)
            return;
        segment = recorder.Segments;
        Open();
        Keep();
    }

    /// <summary>To be called after a step that an input led to.</summary>
    public void Stepped(in TInput input, MonotonicTime now, ReadOnlySpan<TEffect> effects, bool broke)
    {
        recorder.Stepped(in input, now, effects, broke);
        Keep();
    }

    /// <summary>To be called after a tick.</summary>
    public void Ticked(MonotonicTime now, ReadOnlySpan<TEffect> effects, bool broke)
    {
        recorder.Ticked(now, effects, broke);
        Keep();
    }

    /// <summary>The room that was not used is given back.</summary>
    public void Dispose()
    {
        if (view is null)
            return;
        Unmap();
        using var last = new FileStream(path, FileMode.Open);
        last.SetLength(written);
    }

    private void Open()
    {
        if (view is not null)
        {
            Unmap();
            File.Move(path, path + ".before", overwrite: true);
        }

        written = 0;
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, mapName: null, segmentMax);
        view = file.CreateViewAccessor();
    }

    private void Keep()
    {
        var segmentBytes = recorder.Segment;
        view!.SafeMemoryMappedViewHandle.WriteSpan((ulong)written, segmentBytes[written..]);
        written = segmentBytes.Length;
    }

    private void Unmap()
    {
        view?.Dispose();
        file?.Dispose();
    }
}
