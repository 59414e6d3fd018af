using System.Text.Json;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Commands;

/// <summary>A signal asks, a second one forces; what was written is whole either way.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(HoldoverProcess.Interrupt)]
    [InlineData(HoldoverProcess.Terminate)]
    public async Task A_speaker_ends_with_a_file_that_plays(int signal)
    {
        var music = Music.Noise(milliseconds: 20_000);
        await using var serve = HoldoverProcess.Start("serve", music.Save(folder["source.wav"]), "--port", "0", "--bind", "127.0.0.1");
        await using var play = HoldoverProcess.Start("play", await serve.ServedUrl(), "--output", $"wav:{folder["played.wav"]}", "--json", "--report");
        await Wait.Until(() => play.Output.Contains("\"playback\":\"Live\"", StringComparison.Ordinal), "sound");

        play.Signal(signal);
        var outcome = await play.End();
        Assert.Equal(128 + signal, outcome.ExitCode);
        Assert.Empty(outcome.Errors);
        var played = Music.Load(folder["played.wav"]);
        Assert.True(music.Pcm.AsSpan().StartsWith(played.Pcm));
        Assert.Equal(LastLine(outcome).GetProperty("samples_played").GetInt64(), played.Pcm.Length / music.Format.BytesPerFrame);
    }

    [Fact]
    public async Task A_speaker_without_a_server_goes_on_trying_at_its_pace_until_it_is_asked_to_end()
    {
        await using var play = HoldoverProcess.Start("play", $"ws://127.0.0.1:{ClosedPort()}/sendspin", "--output", "null", "--json", "--report");
        await Wait.Until(() => play.Output.Split('\n').Length > 20, "two seconds of reports");
        play.Signal(HoldoverProcess.Interrupt);

        var outcome = await play.End();
        Assert.Equal(130, outcome.ExitCode);

        // The waits are at least 0.5 s and 1 s, and the report comes ten times a second: unpaced, thousands would fit in.
        var attempts = LastLine(outcome).GetProperty("attempts").GetInt64();
        Assert.InRange(attempts, 2, 10 + (outcome.Output.Split('\n').Length / 5));
    }

    [Fact]
    public async Task A_server_to_which_nobody_listens_ends_at_once_and_says_only_where_it_was()
    {
        var source = Music.Noise(milliseconds: 100).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start("serve", source, "--port", "0", "--bind", "127.0.0.1");
        var url = await serve.ServedUrl();

        serve.Signal(HoldoverProcess.Interrupt);
        var outcome = await serve.End();
        Assert.Equal(130, outcome.ExitCode);
        Assert.Equal($"Serving {source} at {url}\n", outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public async Task A_server_lets_what_is_decoded_play_and_a_second_interrupt_forces()
    {
        var source = Music.Noise(milliseconds: 20_000).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start("serve", source, "--port", "0", "--bind", "127.0.0.1");
        await using var listener = await RawListener.Connect(new(await serve.ServedUrl()), "listener");
        await Wait.Until(() => listener.Received > 0, "audio");

        serve.Signal(HoldoverProcess.Interrupt);
        await Task.WhenAny(serve.Ended, Task.Delay(100)); // it must not end, so there is nothing else to wait for
        Assert.False(serve.Ended.IsCompleted);
        serve.Signal(HoldoverProcess.Interrupt);
        Assert.Equal(130, (await serve.End()).ExitCode);
    }

    private static JsonElement LastLine(HoldoverProcess.Outcome outcome) =>
        JsonDocument.Parse(outcome.Output.TrimEnd().Split('\n')[^1]).RootElement;

    /// <summary>A port that was free a moment ago, and that nobody listens on.</summary>
    private static int ClosedPort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
