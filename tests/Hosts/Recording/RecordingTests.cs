using System.Text.Json;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Recording;

/// <summary>What real processes wrote down of themselves is lived again.</summary>
public sealed class RecordingTests
{
    [Fact]
    public async Task A_speaker_and_a_server_are_replayed_identically()
    {
        using var folder = new TemporaryFolder();
        await using var server = HoldoverProcess.Start("serve", Music.Noise(1_500).Save(folder["music.wav"]), "--bind", "127.0.0.1", "--port", "0", "--record", folder["party.recording"]);
        var played = await HoldoverProcess.Run("play", await server.ServedUrl(), "--output", $"wav:{folder["played.wav"]}", "--record", folder["speaker.recording"]);
        Assert.Equal(0, played.ExitCode);
        await Wait.For(server.Ended, "the end of the music");
        await Replayed(folder["speaker.recording"], "speaker");
        await Replayed(folder["party.recording"], "coordinator");
        await Replayed(folder["party.recording.worker-1"], "worker");
        await Replayed(folder["party.recording.keeper"], "keeper");
    }

    /// <summary>No handler runs at a kill: what was decided is on disk by then.</summary>
    [Fact]
    public async Task A_speaker_that_is_killed_leaves_what_it_wrote()
    {
        using var folder = new TemporaryFolder();
        await using var server = HoldoverProcess.Start("serve", Music.Noise(5_000).Save(folder["music.wav"]), "--bind", "127.0.0.1", "--port", "0", "--loop");
        await using var speaker = HoldoverProcess.Start("play", await server.ServedUrl(), "--output", "null", "--report", "--record", folder["speaker.recording"]);
        await Wait.Until(() => speaker.Output.Contains("\"Live\"", StringComparison.Ordinal), "music");
        speaker.Signal(9);
        await speaker.Ended;
        await Replayed(folder["speaker.recording"], "speaker");
    }

    [Fact]
    public async Task What_is_no_recording_is_refused_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var replayed = await HoldoverProcess.Run("replay", Music.Noise(10).Save(folder["music.wav"]));
        Assert.Equal(1, replayed.ExitCode);
        Assert.Contains("cannot be replayed: it is no recording", replayed.Errors, StringComparison.Ordinal);
        Assert.Single(replayed.Errors.Trim().Split('\n'));

        var nowhere = await HoldoverProcess.Run("play", "ws://localhost:1/sendspin", "--output", "null", "--record", folder["no/such/folder"]);
        Assert.Equal(2, nowhere.ExitCode);
        Assert.Contains("--record cannot write", nowhere.Errors, StringComparison.Ordinal);
    }

    private static async Task Replayed(string file, string kind)
    {
        var replayed = await HoldoverProcess.Run("replay", file, "--json", "--picture", $"{file}.html");
        Assert.True(replayed.ExitCode == 0, replayed.Errors + replayed.Output);
        var json = JsonDocument.Parse(replayed.Output.Trim().Split('\n')[^1]).RootElement;
        Assert.True(json.GetProperty("identical").GetBoolean());
        Assert.Equal(kind, json.GetProperty("kind").GetString());
        Assert.True(json.GetProperty("inputs").GetInt32() > 20, replayed.Output);
        Assert.Contains("<svg", await File.ReadAllTextAsync($"{file}.html"), StringComparison.Ordinal);
    }
}
