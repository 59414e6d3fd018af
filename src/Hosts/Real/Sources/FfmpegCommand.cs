using System.Globalization;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Sources;

/// <summary>How ffmpeg is called: it finds an audio track in whatever it is given and writes its samples to the first descriptor that it is handed.</summary>
/// <param name="Input">What it reads, with its protocol in front.</param>
/// <param name="Options">What is said of that.</param>
internal sealed record FfmpegCommand(string Input, IReadOnlyList<string> Options)
{
    public const string Program = "ffmpeg";

    /// <summary>How long a server on the web may say nothing, in microseconds.</summary>
    private const string SilenceMax = "10000000";

    /// <summary>Seconds between attempts to get back to a server that dropped the connection, at most: the buffer ahead is as long.</summary>
    private const string ReconnectMax = "4";

    public static bool IsThere => Executable.Find(Program, out _) is not null;

    /// <summary>The program and its arguments; nothing of them is read by a shell.</summary>
    public IReadOnlyList<string> Words =>
    [
        Program, "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", .. Options, "-i", Input, "-map", "0:a:0",
        "-f", "s16le", "-c:a", "pcm_s16le", "-ar", Number(AudioFormat.Standard.SampleRate), "-ac", Number(AudioFormat.Standard.Channels),
        $"pipe:{Number(NativeSpawn.PassedFirst)}",
    ];

    /// <summary>A file may name others, as playlists do, but none that is not here.</summary>
    public static FfmpegCommand OfFile(string path) => new($"file:{Path.GetFullPath(path)}", ["-protocol_whitelist", "file,pipe"]);

    /// <summary>It gets back by itself to a server that drops the connection.</summary>
    public static FfmpegCommand OfUrl(string url) => new(
        url,
        ["-protocol_whitelist", "http,https,tcp,tls,crypto", "-rw_timeout", SilenceMax, "-reconnect", "1", "-reconnect_streamed", "1", "-reconnect_delay_max", ReconnectMax]);

    /// <exception cref="LibraryMissingException">The machine has no ffmpeg.</exception>
    public static void Require()
    {
        if (!IsThere)
            throw new LibraryMissingException(Program, "what is on the web is read, and what is neither WAV, FLAC nor MP3", "ffmpeg");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
