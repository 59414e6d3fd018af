using System.Globalization;
using System.IO.Pipes;
using System.Text.Json;

using Holdover.Hosts.Real.Supervising;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Sendspin;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What ffprobe, which comes with ffmpeg, knows of what ffmpeg decodes.</summary>
internal sealed class FfmpegProbe : IDisposable
{
    private const string Program = "ffprobe";

    /// <summary>Bytes that it may say.</summary>
    private const int AnswerMax = 1 << 16;

    /// <summary>Seconds of music in a file that is believed to be one.</summary>
    private const double SecondsMax = 1e7;

    /// <summary>It is waited for before the music begins, and what is decoded ahead lasts longer.</summary>
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(2);

    /// <summary>Then it hangs.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource ending = new(TimeMax);
    private readonly ManualResetEventSlim known = new();
    private volatile TrackTags tags = TrackTags.None;

    /// <summary>Asks, beside whatever else is done.</summary>
    public FfmpegProbe(FfmpegCommand command) => new Thread(() =>
    {
        tags = Read(command, ending.Token);
        known.Set();
    }) { IsBackground = true, Name = "ffprobe" }.Start();

    /// <summary>None if it is not installed, knows nothing, or did not say so yet.</summary>
    public TrackTags Tags => tags;

    /// <summary>Waits until it knows, but not long.</summary>
    public void Wait() => known.Wait(PatienceMax);

    public void Dispose() => ending.Cancel();

    private static TrackTags Read(FfmpegCommand command, CancellationToken end)
    {
        try
        {
            using var told = JsonDocument.Parse(Ask(command, end));
            return TagsIn(told.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException)
        {
            return TrackTags.None;
        }
    }

    /// <summary>The program and its arguments; nothing of them is read by a shell.</summary>
    private static IReadOnlyList<string> WordsOf(FfmpegCommand command) =>
    [
        Program, "-hide_banner", "-loglevel", "quiet", .. command.Options, "-select_streams", "a:0",
        "-show_entries", "format=duration:format_tags=title,artist,album:stream_tags=title,artist,album", "-of", "json", "-i", command.Input,
    ];

    /// <summary>Its answer, as far as it came.</summary>
    private static ReadOnlyMemory<byte> Ask(FfmpegCommand command, CancellationToken end)
    {
        if (ChildRequest.For(WordsOf(command), OnParentDeath.Kill, mark: null, out _) is not { } request)
            return default;
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        using var read = CancellationTokenSource.CreateLinkedTokenSource(end);
        var over = read.Token;
        ProcessFamily.Ours.Start(
            request with { IsQuiet = true, OwnsOrphans = false, Output = pipe.ClientSafePipeHandle },
            child =>
            {
                over.Register(child.Kill);
                pipe.DisposeLocalCopyOfClientHandle();
            },
            _ => pipe.DisposeLocalCopyOfClientHandle(),
            _ => { });
        var bytes = new byte[AnswerMax];
        var length = pipe.ReadAtLeast(bytes, AnswerMax, throwOnEndOfStream: false);
        read.Cancel();
        return bytes.AsMemory(0, length);
    }

    /// <summary>Some formats say it of the file, some of the track in it.</summary>
    private static TrackTags TagsIn(JsonElement answer)
    {
        JsonElement[] told = [.. Parts(answer, "format"), .. Parts(answer, "streams")];
        string? Find(string name) => (
            from part in told
            where part.TryGetProperty("tags", out _)
            from tag in part.GetProperty("tags").EnumerateObject()
            where tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            select TagText.Clean(tag.Value.GetString())).FirstOrDefault(words => words is not null);
        return new(Find("title"), Find("artist"), Find("album"), Parts(answer, "format").Select(FramesOf).FirstOrDefault());
    }

    private static IEnumerable<JsonElement> Parts(JsonElement answer, string name) =>
        !answer.TryGetProperty(name, out var there) ? []
        : there.ValueKind == JsonValueKind.Array ? there.EnumerateArray()
        : [there];

    private static long? FramesOf(JsonElement part) =>
        part.TryGetProperty("duration", out var there) && double.TryParse(there.GetString(), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < SecondsMax
            ? (long)(seconds * AudioFormat.Standard.SampleRate) : null;
}
