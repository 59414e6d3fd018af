using System.CommandLine;
using System.Security.Cryptography;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Speaker;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Commands;

/// <summary>holdover play URL</summary>
internal static class PlayCommand
{
    /// <summary>Below this a player on an ordinary machine is late too often; above, a change of volume is heard seconds later.</summary>
    private const int LatencyMsMin = 20;

    private const int LatencyMsMax = 1_000;
    private const int LatencyMsUsual = 100;

    private static readonly TimeSpan ReportPeriod = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var url = new Argument<string>("URL") { Description = "the server, as ws://HOST:PORT/sendspin" };
        var output = new Option<string>("--output")
        {
            Description = "alsa:DEVICE plays to a sound device ('holdover devices' lists them), alsa to the default one; wav:FILE writes what is played, and ends with the stream; null plays to nobody",
            DefaultValueFactory = _ => "alsa",
        };
        var latency = new Option<int>("--latency")
        {
            Description = $"milliseconds of sound that a device is given ahead, {LatencyMsMin} to {LatencyMsMax}: more for a busy machine",
            DefaultValueFactory = _ => LatencyMsUsual,
            CustomParser = result => Numbers.Parse(result, LatencyMsMin, LatencyMsMax),
        };
        var name = new Option<string>("--name") { Description = "by which people know this speaker", DefaultValueFactory = _ => Environment.MachineName };
        var id = new Option<string>("--id") { Description = "by which the server knows it again", DefaultValueFactory = _ => $"holdover-{Environment.MachineName}" };
        var json = new Option<bool>("--json") { Description = "print one JSON object at the end" };
        var report = new Option<bool>("--report") { Description = "print states and buffer level ten times a second, a JSON object a line" };
        var record = RecordOption.Create();
        var command = new Command(
            "play",
            """
            A speaker: plays a server's stream, through outages too.

            Example: holdover play ws://localhost:8927/sendspin --output alsa:hw:0
            """)
        {
            url, output, latency, name, id, json, report, record,
        };
        command.SetAction((parsed, _) => Run(
            new SpeakerOptions(ParseUrl(parsed.GetRequiredValue(url)), parsed.GetRequiredValue(id), parsed.GetRequiredValue(name), new EndpointSettings()) { Recording = parsed.GetValue(record) },
            new SpeakerOutput(parsed.GetRequiredValue(output), Duration.FromMilliseconds(parsed.GetValue(latency))),
            parsed.GetValue(json),
            parsed.GetValue(report)));
        return command;
    }

    private static async Task<int> Run(SpeakerOptions options, SpeakerOutput output, bool json, bool report)
    {
        await using var audio = output.Audio;
        await using var speaker = new SpeakerHost(options with { Settings = output.Settings }, audio, Throw());
        speaker.Broke = Faults.Tell;
        speaker.StatusChanged = new SessionNews(options.Server).Tell;
        if (output.Device is { } device)
            speaker.OutputChanged = new OutputNews(device).Tell;
        using var interrupts = new Interrupts(speaker.Close);
        using var reporting = new CancellationTokenSource();
        var reports = report ? Report(speaker, reporting.Token) : Task.CompletedTask;
        var ended = await Play(speaker, output.File);
        await reporting.CancelAsync();
        await reports;
        if (json)
            Console.WriteLine(Summary(speaker.Status));
        return interrupts.ExitCodeOr(ended == SessionStatus.Closed ? ExitCode.Done : ExitCode.Failed);
    }

    private static async Task<SessionStatus> Play(SpeakerHost speaker, string? file)
    {
        try
        {
            return await speaker.Run();
        }
        catch (Exception error) when (file is not null && error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"{file} cannot be written: {error.Message}", error);
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
        json.WriteNumber("edits", status.Edits);
        json.WriteNumber("anchors", status.Anchors);
        json.WriteNumber("xruns", status.Underruns);
        json.WriteNumber("longest_gap_ms", status.GapLongest.Microseconds / 1_000.0);
        json.WriteNumber("sessions_lost", status.Losses);
        json.WriteNumber("attempts", status.Attempts);
    });

    private static Dice Throw() => new(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1);

    private static Uri ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
            ? new Uri(text)
            : throw new UserException(ExitCode.Usage, $"'{text}' is no server's address; write it as ws://HOST:PORT/sendspin");
}
