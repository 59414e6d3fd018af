using System.CommandLine;
using System.Security.Cryptography;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Speaker;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Commands;

/// <summary>holdover play URL</summary>
internal static class PlayCommand
{
    private const string WavPrefix = "wav:";

    private static readonly TimeSpan ReportPeriod = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var url = new Argument<string>("URL") { Description = "the server, as ws://HOST:PORT/sendspin" };
        var output = new Option<string>("--output") { Description = "wav:FILE writes what is played, and ends with the stream; null plays to nobody", Required = true };
        var name = new Option<string>("--name") { Description = "by which people know this speaker", DefaultValueFactory = _ => Environment.MachineName };
        var id = new Option<string>("--id") { Description = "by which the server knows it again", DefaultValueFactory = _ => $"holdover-{Environment.MachineName}" };
        var json = new Option<bool>("--json") { Description = "print one JSON object at the end" };
        var report = new Option<bool>("--report") { Description = "print states and buffer level ten times a second, a JSON object a line" };
        var record = RecordOption.Create();
        var command = new Command(
            "play",
            """
            A speaker: plays a server's stream, through outages too.

            Example: holdover play ws://localhost:8927/sendspin --output wav:played.wav
            """)
        {
            url, output, name, id, json, report, record,
        };
        command.SetAction((parsed, _) => Run(
            new SpeakerOptions(ParseUrl(parsed.GetRequiredValue(url)), parsed.GetRequiredValue(id), parsed.GetRequiredValue(name), new EndpointSettings()) { Recording = parsed.GetValue(record) },
            parsed.GetRequiredValue(output),
            parsed.GetValue(json),
            parsed.GetValue(report)));
        return command;
    }

    private static async Task<int> Run(SpeakerOptions options, string outputText, bool json, bool report)
    {
        using var output = ParseOutput(outputText);
        var settings = options.Settings with { EndWithStream = output is WavOutput };
        await using var speaker = new SpeakerHost(options with { Settings = settings }, output, Throw());
        speaker.Broke = Faults.Tell;
        speaker.StatusChanged = new SessionNews(options.Server).Tell;
        using var interrupts = new Interrupts(speaker.Close);
        using var reporting = new CancellationTokenSource();
        var reports = report ? Report(speaker, reporting.Token) : Task.CompletedTask;
        var ended = await Play(speaker, outputText);
        await reporting.CancelAsync();
        await reports;
        if (json)
            Console.WriteLine(Summary(speaker.Status));
        return interrupts.ExitCodeOr(ended == SessionStatus.Closed ? ExitCode.Done : ExitCode.Failed);
    }

    private static async Task<SessionStatus> Play(SpeakerHost speaker, string output)
    {
        try
        {
            return await speaker.Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"{output[WavPrefix.Length..]} cannot be written: {error.Message}", error);
        }
    }

    private static async Task Report(SpeakerHost speaker, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(ReportPeriod);
        do
            Console.WriteLine(SpeakerReport.Of(speaker.Status).Line());
        while (!cancel.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None));
    }

    private static string Summary(EndpointStatus status) => Json.Line(json =>
    {
        json.WriteNumber("samples_played", status.FramesPlayed);
        json.WriteNumber("samples_lost", status.FramesLost);
        json.WriteNumber("samples_cut_off", status.FramesCutOff);
        json.WriteNumber("longest_gap_ms", status.GapLongest.Microseconds / 1_000.0);
        json.WriteNumber("sessions_lost", status.Losses);
        json.WriteNumber("attempts", status.Attempts);
    });

    private static Dice Throw() => new(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1);

    private static Uri ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
            ? new Uri(text)
            : throw new UserException(ExitCode.Usage, $"'{text}' is no server's address; write it as ws://HOST:PORT/sendspin");

    /// <summary>The file is made when a stream begins, which may be long from now; that its folder is missing is said at once.</summary>
    private static WavOutput OpenWav(string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new UserException(ExitCode.Environment, $"{path} cannot be written: its folder does not exist; make it, or name another");
        if (Directory.Exists(path))
            throw new UserException(ExitCode.Environment, $"{path} cannot be written: it is a folder; name a file in it");
        return new(path);
    }

    private static IAudioOutput ParseOutput(string text) =>
        text == "null" ? new NullOutput()
        : text.StartsWith(WavPrefix, StringComparison.Ordinal) && text.Length > WavPrefix.Length ? OpenWav(text[WavPrefix.Length..])
        : throw new UserException(ExitCode.Usage, $"--output takes wav:FILE or null, and '{text}' is neither");
}
