using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>A real player of the real libasound is started when the card would be granted to it. Spans are at a tenth.</summary>
public sealed class GateTests : IDisposable
{
    private readonly TestCard card = new();
    private readonly TemporaryFolder folder = new();
    private readonly Music music = Music.Noise(milliseconds: 40_000);

    private string[] Options => ["--alsa", card.Device, "--sound-nodes", card.Node[..^"C0D0p".Length], "--probe", "100ms", "--backoff", "200ms..3s", "--stable-after", "1s"];

    private string[] Player => ["aplay", "-q", "-D", card.Device, "-t", "raw", "-f", "S16_LE", "-r", "48000", "-c", "2", folder["music"]];

    public void Dispose()
    {
        card.Dispose();
        folder.Dispose();
    }

    [SoundCardFact]
    public async Task A_card_that_is_free_is_tried_and_played_to()
    {
        await using var process = Start();
        await Playing();
        process.Signal(HoldoverProcess.Terminate);
        var outcome = await process.End();
        Assert.DoesNotContain("holdover:", outcome.Errors, StringComparison.Ordinal);

        // What the probe played comes first.
        var played = card.Played;
        Assert.Equal(0, played[0]);
        Assert.True(music.Pcm.AsSpan().TrimStart((byte)0).StartsWith(played.AsSpan().TrimStart((byte)0)));
    }

    [SoundCardFact]
    public async Task C116_A_card_that_is_held_is_waited_for_and_who_holds_it_is_said_once()
    {
        await using var process = Start("--stale-after", "100");
        string line;
        using (card.Hold())
        {
            await Wait.Until(() => process.Errors.Contains('\n', StringComparison.Ordinal), "a word");
            await Probes(5);
            line = process.Errors;
        }

        Assert.StartsWith($"holdover: {card.Device} is busy; aplay waits for it. Sound devices are held by pid {Environment.ProcessId}, ", line, StringComparison.Ordinal);
        Assert.EndsWith($"which has {card.Node}.\n", line, StringComparison.Ordinal);
        await Playing();
        await Wait.Until(() => process.Errors.Length > line.Length, "another word");
        Assert.StartsWith("holdover: aplay is up again, as pid ", process.Errors[line.Length..], StringComparison.Ordinal);
        Assert.Equal(2, process.Errors.TrimEnd().Split('\n').Length);
    }

    /// <summary>A card of other samples, which most players may play to, and ours may not.</summary>
    [SoundCardTheory]
    [InlineData("--output", "alsa:{0}")]
    [InlineData("--output=alsa:{0}")]
    public async Task A_card_is_tried_as_our_own_player_would_open_it(params string[] output)
    {
        using var other = new TestCard(format: "S32_LE");
        string[] player = [HoldoverProcess.Path, "play", "ws://127.0.0.1:1/sendspin", .. output.Select(word => string.Format(System.Globalization.CultureInfo.InvariantCulture, word, other.Device))];
        await using var process = HoldoverProcess.Start(["supervise", "--alsa", other.Device, "--probe", "100ms", "--", .. player]);
        await Wait.Until(() => process.Errors.Contains('\n', StringComparison.Ordinal), "a word");
        Assert.StartsWith($"holdover: {other.Device} is refused (Invalid argument); holdover waits for it.", process.Errors, StringComparison.Ordinal);
    }

    [SoundCardFact]
    public async Task C119_A_card_that_takes_sound_and_plays_none_is_given_up_and_tried_again_until_it_plays()
    {
        card.Wedge();
        await using var process = Start();
        await Wait.Until(() => process.Errors.Contains("does not answer", StringComparison.Ordinal), "a probe that was given up");
        Assert.Empty(card.Played);
        card.Heal();
        await Wait.Until(() => process.Errors.Contains("is up again", StringComparison.Ordinal), "another word");
        Assert.Equal(2, process.Errors.TrimEnd().Split('\n').Length);
    }

    /// <summary>
    /// As long as it is wedged, every opening of it is one line of its clock: they are counted by the card itself, and it
    /// would tell a second who comes at the same time that it is busy.
    /// </summary>
    [SoundCardFact]
    public async Task C119_A_card_that_is_wedged_for_long_is_tried_at_a_pace_and_played_to_by_the_next_probe_after_its_release()
    {
        card.Wedge();
        await using var process = Start("--status", folder["status"]);
        var probes = new HashSet<ProcessRef>();
        for (var opened = 1; opened <= 3; opened++)
            await Wait.Until(() => See(probes) && card.Clock.Length >= opened, $"probe {opened}");
        Assert.Empty(card.Played);
        Assert.Empty(Players());
        var begun = card.Clock.Select(line => line.At).ToArray();
        Assert.Equal(3, begun.Length);
        Assert.All(begun.Zip(begun.Skip(1)), pair => Assert.True(pair.Second - pair.First > 200_000, $"probes at {string.Join(", ", begun)}"));
        Assert.InRange(probes.Count, 1, 3);

        var before = probes.Count;
        card.Heal();
        await Wait.Until(() => See(probes) && card.Played.AsSpan().ContainsAnyExcept((byte)0), "sound");
        Assert.InRange(probes.Count - before, 0, 1);
        using var status = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(folder["status"]));
        Assert.Equal(1, status.RootElement.GetProperty("starts").GetInt32());
        Assert.DoesNotContain("is busy", process.Errors, StringComparison.Ordinal);
        Assert.Single(process.Errors.Split('\n'), line => line.Contains("does not answer", StringComparison.Ordinal));
    }

    [SoundCardFact]
    public async Task A_card_that_is_unplugged_ends_the_player_and_it_comes_back_with_the_card()
    {
        await using var process = Start();
        await Playing();
        card.Unplug();
        await Wait.Until(() => process.Errors.Contains("is not there", StringComparison.Ordinal), "the loss");
        var played = card.Played.Length;
        card.Heal();
        await Wait.Until(() => card.Played.Length > played + (4 * 4_800 * 2), "sound again");
    }

    [SoundCardFact]
    public async Task C116_A_leftover_of_a_supervisor_that_was_killed_is_found_and_ended_and_the_next_plays()
    {
        await using var first = Start("--on-parent-death", "survive");
        await Playing();
        first.Signal(ProcessSignals.Kill);
        await Wait.For(first.Ended, "the end of the first supervisor");
        var leftover = Assert.Single(Players());

        await using var second = Start("--stale-after", "2");
        await Wait.Until(() => second.Errors.Contains("is up again", StringComparison.Ordinal), "the next");
        Assert.False(Supervised.IsAlive(leftover));
        var lines = second.Errors.TrimEnd().Split('\n');
        Assert.Contains($"is busy; aplay waits for it. Sound devices are held by pid {leftover}, aplay (aplay -q -D {card.Device} ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"holdover: ending pid {leftover}, aplay -q -D {card.Device} ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith($": left over by the supervisor with pid {first.Id}, which lives no more", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    /// <summary>Started by a shell, it looks like nothing that a supervisor starts: it is known by whose it was, and for what.</summary>
    [SoundCardFact]
    public async Task C116_A_player_that_a_shell_started_is_a_leftover_too_and_ends_with_the_shell()
    {
        string[] command = ["sh", "-c", $"{string.Join(' ', Player.Select(word => $"'{word}'"))}; true"];
        SaveMusic();
        await using var first = HoldoverProcess.Start(["supervise", .. Options, "--on-parent-death", "survive", "--", .. command]);
        await Playing();
        first.Signal(ProcessSignals.Kill);
        await Wait.For(first.Ended, "the end of the first supervisor");
        var leftover = Assert.Single(Players());
        var shell = ProcessTable.Find(leftover)!.Value.Parent;

        await using var second = HoldoverProcess.Start(["supervise", .. Options, "--stale-after", "2", "--", .. command]);
        await Wait.Until(() => second.Errors.Contains("is up again", StringComparison.Ordinal), "the next");
        Assert.False(Supervised.IsAlive(leftover) || Supervised.IsAlive(shell));
        Assert.Contains($"holdover: ending pid {leftover}, aplay -q -D {card.Device} ", second.Errors, StringComparison.Ordinal);
    }

    [SoundCardFact]
    public async Task C116_A_player_whose_supervisor_lives_is_waited_for()
    {
        await using var first = Start();
        await Playing();
        var player = Assert.Single(Players());
        await using var second = Start("--stale-after", "1");
        await Wait.Until(() => second.Errors.Contains("is busy", StringComparison.Ordinal), "a word");
        await Task.Delay(1_000); // some searches later it has still said nothing more, which nothing but time can show
        Assert.True(Supervised.IsAlive(player));
        Assert.Single(second.Errors.TrimEnd().Split('\n'));
        first.Signal(HoldoverProcess.Terminate);
        await Wait.Until(() => second.Errors.Contains("is up again", StringComparison.Ordinal), "the next");
    }

    [Fact]
    public async Task Auto_takes_the_device_from_the_command_and_leaves_a_command_without_one_alone()
    {
        Assert.Equal(0, (await HoldoverProcess.Run("supervise", "--alsa", "auto", "--", "sh", "-c", "exit 0", "alsaloop", "-P", "hw:7", "-o", "file")).ExitCode);
        await using var process = HoldoverProcess.Start("supervise", "--alsa", "auto", "--", "sh", "-c", "exit 0", "squeezelite", "-n", "lb9", "-o", "lb7");
        await Wait.Until(() => process.Errors.Contains("holdover: lb7 is not there (No such file or directory); sh waits for it.", StringComparison.Ordinal), "a word");
        process.Signal(HoldoverProcess.Interrupt);
        Assert.Equal(130, (await process.End()).ExitCode);
    }

    private HoldoverProcess Start(params string[] options)
    {
        SaveMusic();
        return HoldoverProcess.Start(["supervise", .. Options, .. options, "--", .. Player]);
    }

    private void SaveMusic()
    {
        if (!File.Exists(folder["music"]))
            File.WriteAllBytes(folder["music"], music.Pcm);
    }

    private int[] Players() =>
        [.. from entry in ProcessTable.All() where ProcessTable.Arguments(entry.Process.Id) is ["aplay", _, _, var device, ..] && device == card.Device select entry.Process.Id];

    /// <summary>Waits until more is heard than silence.</summary>
    private async Task Playing()
    {
        var from = card.Played.Length;
        await Wait.Until(() => card.Played.AsSpan(from).ContainsAnyExcept((byte)0), "sound");
    }

    /// <summary>Waits until probes have come and gone: processes of ours that try this card.</summary>
    private async Task Probes(int count)
    {
        var seen = new HashSet<ProcessRef>();
        await Wait.Until(() => See(seen) && seen.Count >= count, $"{count} probes");
    }

    /// <summary>Adds the probe that there is now; that there are never two holds at every look.</summary>
    private bool See(HashSet<ProcessRef> probes)
    {
        ProcessRef[] now = [.. from entry in ProcessTable.All() where ProcessTable.Arguments(entry.Process.Id) is [_, "probe-device", var device, ..] && device == card.Device select entry.Process];
        Assert.InRange(now.Length, 0, 1);
        probes.UnionWith(now);
        return true;
    }
}
