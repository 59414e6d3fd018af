using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Supervising;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>
/// What a speaker in a kitchen lives through, with everything real: its card is held by another when it starts, it is
/// killed, and there is sound at the end. Nobody touches it.
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
    public async Task A_speaker_whose_card_is_held_and_that_is_killed_plays_at_the_end_what_is_served()
    {
        var music = Music.Noise(milliseconds: 40_000);
        await using var serve = HoldoverProcess.Start("serve", music.Save(folder["source.wav"]), "--port", "0", "--bind", "127.0.0.1");
        var url = await serve.ServedUrl();
        var holder = card.Hold();
        await using var supervise = HoldoverProcess.Start(
            "supervise", "--alsa", card.Device, "--sound-nodes", card.Node[..^"C0D0p".Length], "--probe", "100ms", "--backoff", "200ms..3s", "--",
            HoldoverProcess.Path, "play", url, "--output", $"alsa:{card.Device}", "--latency", "300");
        await Wait.Until(() => supervise.Errors.Contains($"{card.Device} is busy", StringComparison.Ordinal), "a word of the gate");
        Assert.Empty(card.Played);

        holder.Dispose();
        await Sounds();
        var player = Assert.Single(Holders());
        ProcessSignals.Send(player, ProcessSignals.Kill);
        await Wait.Until(() => !Supervised.IsAlive(player), "the end of the player");
        await Sounds();
        Assert.NotEqual(player, Assert.Single(Holders()));

        supervise.Signal(HoldoverProcess.Terminate);
        await supervise.End();
        Assert.False(card.IsHeld);
        Assert.InRange(Heard.Of(music, card.Played).Frames, 1, 40 * 48_000);
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
