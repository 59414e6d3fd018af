using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Supervising;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>
/// What a speaker in a kitchen lives through, with everything real: what an earlier supervisor left behind has its card,
/// then another has it, then it is killed, and the music is heard to its end. Nobody touches it.
/// </summary>
public sealed class SupervisedSpeakerTests : IDisposable
{
    private readonly TestCard card = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        card.Dispose();
        folder.Dispose();
    }

    [SoundCardFact]
    public async Task A_speaker_whose_card_is_left_over_then_held_and_that_is_killed_plays_what_is_served_to_its_end()
    {
        var music = Music.Noise(milliseconds: 30_000);
        await using var serve = HoldoverProcess.Start("serve", music.Save(folder["source.wav"]), "--port", "0", "--bind", "127.0.0.1");
        var url = await serve.ServedUrl();
        await using var earlier = Supervise(url, "--on-parent-death", "survive");
        await Sounds();
        earlier.Signal(ProcessSignals.Kill);
        await Wait.For(earlier.Ended, "the end of the earlier supervisor");
        await Sounds();
        var leftover = Assert.Single(Holders());

        using var stranger = await NextHolder();
        await using var supervise = Supervise(url);
        Assert.Equal("held", await Wait.For(stranger.StandardOutput.ReadLineAsync(), "the next who has the card"));
        await Wait.Until(() => !Supervised.IsAlive(leftover), "the end of the leftover");
        Assert.Contains($"{card.Device} is busy", supervise.Errors, StringComparison.Ordinal);
        Assert.Contains($"holdover: ending pid {leftover}, ", supervise.Errors, StringComparison.Ordinal);
        Assert.True(Supervised.IsAlive(stranger.Id));
        Assert.Contains(stranger.Id, Holders());
        stranger.StandardInput.Close();
        await Sounds();

        var player = Assert.Single(Holders());
        ProcessSignals.Send(player, ProcessSignals.Kill);
        await Wait.Until(() => !Supervised.IsAlive(player), "the end of the player");
        var cut = card.Played.Length;
        await Sounds();
        Assert.NotEqual(player, Assert.Single(Holders()));

        await serve.Ended.WaitAsync(TimeSpan.FromSeconds(60)); // as long as the music has yet to go
        await Wait.Until(() => Heard.Of(music, card.Played).End == music.Pcm.Length / music.Format.BytesPerFrame, "the end of the music");
        supervise.Signal(HoldoverProcess.Terminate);
        var outcome = await supervise.End();
        Assert.False(card.IsHeld);
        AssertAccounted(music, card.Played[cut..], outcome.Output);
    }

    /// <summary>
    /// Of the last life: from its first frame on nothing is missing but what it counted, which is what came too late for
    /// its beginning, too.
    /// </summary>
    private static void AssertAccounted(Music music, byte[] played, string summary)
    {
        var frames = MemoryMarshal.Cast<byte, int>(played);
        var first = MemoryMarshal.Cast<byte, int>(music.Pcm).IndexOf(frames[frames.IndexOfAnyExcept(0)]);
        Assert.True(first > 0, "the first frame of the last life is none of the music's");
        var rest = music with { Pcm = music.Pcm[(first * music.Format.BytesPerFrame)..] };
        var heard = Heard.Of(rest, played);
        var counted = JsonDocument.Parse(summary).RootElement;
        Assert.Equal(counted.GetProperty("samples_played").GetInt64(), heard.Frames);
        Assert.Equal(counted.GetProperty("edits").GetInt64(), heard.Edits);
        Assert.InRange(heard.LeftOut, 0, counted.GetProperty("samples_lost").GetInt64());
        Assert.Equal(rest.Pcm.Length / rest.Format.BytesPerFrame, heard.End);
    }

    private HoldoverProcess Supervise(string url, params string[] options) => HoldoverProcess.Start(
    [
        "supervise", "--alsa", card.Device, "--sound-nodes", card.Node[..^"C0D0p".Length], "--probe", "100ms", "--backoff", "200ms..3s", .. options, "--",
        HoldoverProcess.Path, "play", url, "--output", $"alsa:{card.Device}", "--latency", "300", "--json",
    ]);

    /// <summary>Somebody else who waits for the card in the kernel, so that it has it before any probe can; until its input ends.</summary>
    private async Task<Process> NextHolder()
    {
        var next = Process.Start(new ProcessStartInfo("sh", ["-c", "exec 9<>\"$0\"; echo waits; flock 9; echo held; read x", card.Node])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        Assert.Equal("waits", await Wait.For(next.StandardOutput.ReadLineAsync(), "the next"));
        return next;
    }

    /// <summary>Waits until half a second of more than silence is heard.</summary>
    private async Task Sounds()
    {
        var from = card.Played.Length;
        await Wait.Until(() => card.Played.AsSpan(from).Count((byte)0) < card.Played.Length - from - 96_000, "sound");
    }

    private int[] Holders() =>
        [.. from entry in ProcessTable.All() where ProcessTable.OpenFiles(entry.Process.Id).Contains(card.Node) select entry.Process.Id];
}
