using Holdover.Hub;
using Holdover.Machines;
using Holdover.Sendspin;
using Holdover.Storage;

namespace Holdover.Tests.Systematic.Hub;

/// <summary>The queue around what plays, when the process that keeps it goes.</summary>
public sealed class QueueStories
{
    private static readonly MonotonicTime Now = new(1_000);

    /// <summary>
    /// A shuffled queue in which a track stands twice is half played when the process dies: what its successor plays is
    /// what would have been played, from the same place on, in the same order, round and round.
    /// </summary>
    [Fact]
    public void C46_A_queue_outlives_its_process_with_its_order_its_place_and_its_options()
    {
        var texts = new HubTexts();
        var (hub, token) = (new HubNode(AccountSettings.Default, new(7)), new SecretDigest(1, 1));
        Hear(hub, HubInput.AccountAdded(new(1), Hold(texts, "alice")));
        Hear(hub, HubInput.LoginAccepted(new(2), Hold(texts, "alice")));
        Hear(hub, AccountInput.TokenMinted(new(2), token, expiresAt: 9));
        foreach (var track in new[] { "a", "b", "c", "a", "d", "e", "f" })
            Ask(hub, token, QueueInput.TrackAdded(Hold(texts, track)));
        Ask(hub, token, QueueInput.RepeatChosen(RepeatMode.All));
        Ask(hub, token, QueueInput.PlayRequested());
        Ask(hub, token, QueueInput.ShuffleChosen(true));
        var heard = Names(texts, Enumerable.Range(0, 3).Select(_ => Ask(hub, token, QueueInput.NextRequested())));
        Assert.Equal((QueueState.Playing, 3, true), (hub.Find(Hold(texts, "alice"))!.Value.QueueState, OrderOf(hub, texts).Position, OrderOf(hub, texts).IsShuffled));
        var file = HubFile.Write(hub, texts);
        var coming = Names(texts, Enumerable.Range(0, 9).Select(_ => Ask(hub, token, QueueInput.NextRequested())));

        var (successor, others) = (new HubNode(AccountSettings.Default, Dice.Fixed), new HubTexts());
        Assert.True(others.TryHold("so that numbers differ", out _));
        Assert.Equal(SealFault.None, HubFile.TryRead(file, successor, others));
        var resumed = Cued(Hear(successor, HubInput.Resumed()));
        Assert.Equal(heard[^1], others[resumed.Track]);
        var again = Names(others, Enumerable.Range(0, 9).Select(_ => Ask(successor, token, QueueInput.NextRequested())));
        Assert.Equal(coming, again);
        Assert.Equal(2, again.Take(7).Count(track => track == "a"));
        Assert.Equal(RepeatMode.All, successor.Find(Hold(others, "alice"))!.Value.Queue.Repeat);
        Assert.NotEqual(new[] { "a", "b", "c", "a", "d", "e", "f" }, Enumerable.Range(0, 7).Select(place => others[OrderOf(successor, others)[place]]));
    }

    private static PlayOrder OrderOf(HubNode hub, HubTexts texts) => hub.Find(Hold(texts, "alice"))!.Value.Queue.Order;

    private static string[] Names(HubTexts texts, IEnumerable<HubEffect[]> asked) => [.. asked.Select(effects => texts[Cued(effects).Track]!)];

    private static QueueEffect Cued(HubEffect[] effects) =>
        Assert.Single(effects, effect => effect.Part == HubPart.Queue && effect.Queue.Action == QueueAction.CueTrack).Queue;

    private static HubEffect[] Ask(HubNode hub, SecretDigest token, QueueInput wish) => Hear(hub, HubInput.QueueAsked(new(100), token, wish));

    private static HubEffect[] Hear(HubNode hub, HubInput input)
    {
        var effects = new Outbox<HubEffect>(HubNode.EffectsMax);
        hub.Step(in input, Now, effects);
        return effects.Effects.ToArray();
    }

    private static TextId Hold(HubTexts texts, string text)
    {
        Assert.True(texts.TryHold(text, out var id));
        return id;
    }
}
