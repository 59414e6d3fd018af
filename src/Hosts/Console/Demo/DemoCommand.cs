using System.CommandLine;
using System.Net;

using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Serving;
using Holdover.Recording;

using Spectre.Console;

namespace Holdover.Commands.Demo;

/// <summary>holdover demo</summary>
internal static class DemoCommand
{
    private const int SecondsDefault = 30;

    /// <summary>The outages and their recoveries need room between them.</summary>
    private const int SecondsMin = 20;

    private const int SecondsMax = 3_600;

    private const string SpeakerRecording = "speaker.recording";

    /// <summary>Beyond the music, for start, buffer and drain.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = $"length of the music, {SecondsMin} to {SecondsMax}", DefaultValueFactory = _ => SecondsDefault, CustomParser = result => Numbers.Parse(result, SecondsMin, SecondsMax) };
        var json = new Option<bool>("--json") { Description = "print one JSON object at the end" };
        var command = new Command(
            "demo",
            """
            A server and a speaker on this machine, as processes with a real network between them. While the music plays,
            the network is cut and processes of the server are killed. At the end, what was played is compared with the
            music, sample by sample.

            Example: holdover demo
            """)
        {
            seconds, json,
        };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(seconds), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> Run(int seconds, bool json, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("holdover-demo-");
        var (music, played) = (Path.Combine(folder.FullName, "music.wav"), Path.Combine(folder.FullName, "played.wav"));
        try
        {
            Music.Write(music, seconds);
            var screen = new DemoScreen(seconds);
            IReadOnlyList<Outage> outages = [];
            await Watch(screen, async () => outages = await Play(music, played, seconds, screen, cancel));
            var verdict = Verdict.Of(music, played);
            var replay = Replay(folder.FullName, json);
            Console.WriteLine(json ? Summary(verdict, outages, replay) : $"Verdict: {verdict.Words}, through {outages.Count} outages.");
            if (outages.Count < Outage.Script.Length)
                throw new UserException(ExitCode.Failed, $"only {outages.Count} of {Outage.Script.Length} outages came about and cost what they should: the demo showed nothing");
            return verdict.IsInaudible && replay.IsIdentical ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.BySignal(2);
        }
        finally
        {
            File.Delete(music);
            File.Delete(played);
        }
    }

    /// <summary>What the speaker decided is decided again, and drawn.</summary>
    private static ReplayResult Replay(string folder, bool json)
    {
        var (recording, picture) = (Path.Combine(folder, SpeakerRecording), Path.Combine(folder, "speaker.html"));
        var replay = ReplayCommand.Replay(recording, picture);
        if (!json)
        {
            Console.WriteLine($"Replayed: {(replay.IsIdentical ? "identical" : "NOT identical")}, {replay.Inputs:N0} inputs of the speaker. What it went through: {picture}");
            Console.WriteLine($"Again: holdover replay {recording} --text");
        }

        return replay;
    }

    private static async Task Watch(DemoScreen screen, Func<Task> play)
    {
        if (!DemoScreen.IsShown)
        {
            await play();
            return;
        }

        await AnsiConsole.Live(screen.Render()).StartAsync(async live =>
        {
            using var refreshing = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            var playing = play();
            while (!playing.IsCompleted && await refreshing.WaitForNextTickAsync())
                live.UpdateTarget(screen.Render());
            live.UpdateTarget(screen.Render());
            await playing;
        });
    }

    private static async Task<IReadOnlyList<Outage>> Play(string music, string played, int seconds, DemoScreen screen, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds) + Patience);
        await using var server = new Child("serve", music, "--bind", "127.0.0.1", "--port", "0", "--name", "demo");
        var port = await PortOf(server, patience.Token);
        await using var proxy = new ImpairmentProxy(new(IPAddress.Loopback, port));
        await using var speaker = new Child("play", $"ws://127.0.0.1:{proxy.Port}{PartyServer.Path}", "--output", $"wav:{played}", "--report",
            "--record", Path.Combine(Path.GetDirectoryName(played)!, SpeakerRecording));
        screen.Tell($"server is process {server.Id}, speaker is process {speaker.Id}");
        var script = new OutageScript(new(proxy, ServeFolder.For(IPAddress.Loopback, port)), seconds, screen);
        try
        {
            while (await speaker.ReadLine(patience.Token) is { } line)
            {
                if (SpeakerReport.Parse(line) is { } report)
                    script.Follow(report);
            }

            await speaker.Finish("speaker", patience.Token);
            await server.Finish("server", patience.Token);
            return script.Done;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new UserException(ExitCode.Failed, $"server or speaker had not ended {Patience.TotalSeconds} s after the music");
        }
    }

    private static async Task<int> PortOf(Child server, CancellationToken cancel)
    {
        var line = await server.ReadLine(cancel);
        if (line is null)
            await server.Finish("server", cancel);
        return new Uri(line!.Split(' ').Last()).Port;
    }

    private static string Summary(Verdict verdict, IReadOnlyList<Outage> outages, ReplayResult replay) => Json.Line(json =>
    {
        json.WriteStartObject("outages");
        foreach (var kind in outages.GroupBy(outage => outage.Kind))
            json.WriteNumber(kind.Key, kind.Count());
        json.WriteEndObject();
        json.WriteNumber("samples_played", verdict.Played);
        json.WriteNumber("samples_lost", verdict.Lost);
        json.WriteNumber("samples_repeated", verdict.Repeated);
        json.WriteNumber("longest_gap_ms", verdict.LongestGapMs);
        json.WriteString("verdict", verdict.Words);
        json.WriteBoolean("replay_identical", replay.IsIdentical);
    });
}
