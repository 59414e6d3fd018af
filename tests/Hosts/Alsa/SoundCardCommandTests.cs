using System.Diagnostics;
using System.Text.Json;

using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>The command and its sound device; and that the card is one for any program.</summary>
public sealed class SoundCardCommandTests : IDisposable
{
    private const string Nowhere = "ws://127.0.0.1:9/sendspin";

    private readonly TemporaryFolder folder = new();
    private readonly TestCard card = new();

    public void Dispose()
    {
        folder.Dispose();
        card.Dispose();
    }

    [SoundCardFact]
    public async Task A_speaker_plays_what_a_server_serves_and_lets_the_card_go()
    {
        var music = Music.Noise(milliseconds: 1_000);
        await using var serve = HoldoverProcess.Start("serve", music.Save(folder["source.wav"]), "--port", "0", "--bind", "127.0.0.1");
        await using var play = HoldoverProcess.Start("play", await serve.ServedUrl(), "--output", $"alsa:{card.Device}", "--latency", "200", "--json");
        Assert.Equal(0, (await serve.End()).ExitCode);
        await Wait.Until(() => card.Played.Length > 0 && !card.IsHeld, "the end of the sound");
        play.Signal(HoldoverProcess.Interrupt);

        var outcome = await play.End();
        Assert.Equal(128 + HoldoverProcess.Interrupt, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        var heard = Heard.Of(music, card.Played);
        Assert.Equal(json.RootElement.GetProperty("samples_played").GetInt64(), heard.Frames);
        Assert.Equal(json.RootElement.GetProperty("samples_lost").GetInt64(), heard.LeftOut);
        Assert.Equal(json.RootElement.GetProperty("edits").GetInt64(), heard.Edits);
        Assert.Equal(48_000, heard.End);
        Assert.True(json.RootElement.TryGetProperty("xruns", out _));
    }

    [SoundCardFact]
    public async Task A_card_that_is_held_is_named_at_once()
    {
        using var holder = card.Hold();
        await AssertRefused("busy; end who plays to it, or name another device", "play", Nowhere, "--output", $"alsa:{card.Device}");
    }

    [SoundCardFact]
    public async Task A_card_that_is_gone_is_named_at_once()
    {
        card.Unplug();
        await AssertRefused("No such device", "play", Nowhere, "--output", $"alsa:{card.Device}");
    }

    [SoundCardFact]
    public Task A_device_that_there_is_not_is_named() =>
        AssertRefused("'nowhere' cannot be opened", "play", Nowhere, "--output", "alsa:nowhere");

    [SoundCardFact]
    public Task A_machine_without_a_card_has_no_default_device() =>
        AssertRefused("'default'", "play", Nowhere);

    [SoundCardFact]
    public async Task Devices_are_listed_with_what_they_are()
    {
        var outcome = await HoldoverProcess.Run("devices");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Errors);
        Assert.Contains("kitchen  The kitchen, by the window\n", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("devices")]
    [InlineData("play", Nowhere, "--output", "alsa")]
    public async Task A_machine_without_the_library_is_told_what_to_install(params string[] arguments)
    {
        await File.WriteAllTextAsync(folder["libasound.so.2"], "no library at all");
        await using var process = HoldoverProcess.Start(new() { ["LD_LIBRARY_PATH"] = Path.GetDirectoryName(folder["libasound.so.2"])! }, arguments);
        AssertRefused("apt-get install libasound2", await process.End());
    }

    /// <summary>What is said of a card of ours is worth something only if other programs see a card in it, too.</summary>
    [SoundCardFact]
    public async Task Any_program_plays_to_the_card_exactly()
    {
        var music = Music.Noise(milliseconds: 300);
        using var aplay = Process.Start("aplay", ["--quiet", "-D", card.Device, music.Save(folder["source.wav"])]);
        await Wait.For(aplay.WaitForExitAsync(), "the end of aplay");
        Assert.Equal(0, aplay.ExitCode);
        Assert.Equal(music.Pcm, card.Played[..music.Pcm.Length]);
    }

    private static async Task AssertRefused(string named, params string[] arguments) => AssertRefused(named, await HoldoverProcess.Run(arguments));

    /// <summary>One line: libasound has said nothing of its own.</summary>
    private static void AssertRefused(string named, HoldoverProcess.Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 3, $"exit code {outcome.ExitCode}, errors: {outcome.Errors}");
        Assert.StartsWith("holdover: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(named, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(outcome.Errors.Length - 1, outcome.Errors.IndexOf('\n', StringComparison.Ordinal));
        Assert.Empty(outcome.Output);
    }
}
