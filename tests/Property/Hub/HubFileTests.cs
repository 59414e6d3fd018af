using FsCheck;
using FsCheck.Fluent;
using Holdover.Hub;
using Holdover.Machines;
using Holdover.Sendspin;
using Holdover.Storage;

namespace Holdover.Tests.Property.Hub;

/// <summary>What a hub wrote is read whole by a process that knows none of its texts, or not at all.</summary>
public sealed class HubFileTests
{
    [Fact]
    public void What_is_written_is_read_by_a_process_that_knows_none_of_its_texts() => Cases.MustOccur(cases => Prop.ForAll(Seeds, seed =>
    {
        var (hub, texts, names) = Written(seed);
        var queues = names.Select(name => texts.TryHold(name, out var id) ? hub.Find(id)!.Value.Queue : null).ToArray();
        cases.Saw("one account", names.Count == 1).Saw("several accounts", names.Count > 1).Saw("a queue that is shuffled", queues.Any(queue => queue!.Order.IsShuffled)).Saw("a queue without a track", queues.Any(queue => queue!.Order.Count == 0));
        var (read, others) = (new HubNode(AccountSettings.Default, Dice.Fixed), new HubTexts());
        Assert.True(others.TryHold("so that ids differ", out _));
        Assert.Equal(SealFault.None, HubFile.TryRead(HubFile.Write(hub, texts), read, others));
        Assert.All(names, name =>
        {
            Assert.True(texts.TryHold(name, out var old) & others.TryHold(name, out var now));
            Assert.Equal(Told(hub.Find(old)!.Value, texts), Told(read.Find(now)!.Value, others));
        });
    }).Check(Seeded.Quick.WithMaxTest(60)));

    [Fact]
    public void A_file_that_was_cut_or_changed_anywhere_is_refused_and_leaves_nothing_behind()
    {
        var faults = new SortedSet<SealFault>();
        Prop.ForAll(Seeds, seed =>
        {
            var (hub, texts, names) = Written(seed);
            var file = HubFile.Write(hub, texts);
            for (var place = 0; place < file.Length; place++)
            {
                faults.Add(Refused(file.AsSpan(0, place), names));
                file[place] ^= (byte)(1 << ((seed + place) % 8));
                faults.Add(Refused(file, names));
                file[place] ^= (byte)(1 << ((seed + place) % 8));
            }
        }).Check(Seeded.Quick.WithMaxTest(30));
        Assert.Equal([SealFault.Foreign, SealFault.OtherVersion, SealFault.Torn, SealFault.Damaged], faults);
    }

    /// <summary>The seal is whole and what is inside was never written by a hub: it must be refused, or make sense.</summary>
    [Fact]
    public void Any_well_sealed_bytes_are_refused_or_make_sense()
    {
        var (refused, taken) = (0, 0);
        Prop.ForAll(Seeds, seed =>
        {
            var (hub, texts, _) = Written(seed);
            var payload = HubFile.Write(hub, texts)[16..^8];
            for (var place = 0; place < payload.Length; place++)
            {
                var changed = payload.ToArray();
                changed[place] ^= (byte)(1 << ((seed + place) % 8));
                var file = new byte[Seal.LengthOf(changed.Length)];
                Seal.Write(SealKind.Hub, HubFile.Version, changed, file);
                var (read, others) = (new HubNode(AccountSettings.Default, Dice.Fixed), new HubTexts());
                var isTaken = HubFile.TryRead(file, read, others) == SealFault.None;
                (refused, taken) = isTaken ? (refused, taken + 1) : (refused + 1, taken);
                read.Step(HubInput.Resumed(), new(1_000), new(HubNode.EffectsMax));
                Assert.InRange(HubFile.Write(read, others).Length, 1, Seal.LengthOf(Seal.PayloadMax));
            }
        }).Check(Seeded.Quick.WithMaxTest(60));
        Assert.True(refused > 100 && taken > 100, $"{refused} refused, {taken} taken");
    }

    [Fact]
    public void The_largest_hub_fits_in_a_file()
    {
        var texts = new HubTexts();
        var hub = new HubNode(AccountSettings.Default, Dice.Fixed);
        for (var group = 0; group < HubNode.GroupsMax; group++)
        {
            var (account, device) = (Hold(texts, Longest(group, -1)), Hold(texts, Longest(group, -2)));
            var id = Play(hub, account, device, (uint)group);
            for (var track = 0; track < PlayOrder.TracksMax; track++)
                Step(hub, HubInput.QueueAsked(new((uint)(10_000 + track)), id, QueueInput.TrackAdded(Hold(texts, Longest(group, track)))));
        }

        Assert.InRange(HubFile.Write(hub, texts).Length, 500_000, Seal.LengthOf(Seal.PayloadMax));
    }

    /// <summary>A process that is killed while it plays cues the same track again; whoever played may come back.</summary>
    [Fact]
    public void What_was_read_goes_on()
    {
        var texts = new HubTexts();
        var (account, device, track) = (Hold(texts, "alice"), Hold(texts, "kitchen"), Hold(texts, "song"));
        var hub = new HubNode(AccountSettings.Default, Dice.Fixed);
        var token = Play(hub, account, device, 1);
        Step(hub, HubInput.QueueAsked(new(50), token, QueueInput.TrackAdded(track)));
        Step(hub, HubInput.QueueAsked(new(51), token, QueueInput.PlayRequested()));
        var read = new HubNode(AccountSettings.Default, Dice.Fixed);
        Assert.Equal(SealFault.None, HubFile.TryRead(HubFile.Write(hub, texts), read, texts));
        var effects = Step(read, HubInput.Resumed());
        Assert.Contains(effects, effect => effect.Part == HubPart.Queue && effect.Queue == new QueueEffect(QueueAction.CueTrack) { Request = new(2), Track = track });
        Assert.Equal((AccountState.Away, device, new ActivityEpoch(1)), (read.Find(account)!.Value.State, read.Find(account)!.Value.Account.Activity.Device, read.Find(account)!.Value.Account.Activity.Turn));
        Assert.Contains(Step(read, AccountInput.TicketRequested(new(60), token)), effect => effect.Asked.Action == AccountAction.MintTicket);
    }

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static SealFault Refused(ReadOnlySpan<byte> file, IEnumerable<string> names)
    {
        var (read, texts) = (new HubNode(AccountSettings.Default, Dice.Fixed), new HubTexts());
        var fault = HubFile.TryRead(file, read, texts);
        Assert.NotEqual(SealFault.None, fault);
        Assert.All(names, name => Assert.Null(texts.TryHold(name, out var id) ? read.Find(id) : null));
        return fault;
    }

    private static string Told(HubView view, HubTexts texts)
    {
        var (account, order) = (view.Account, view.Queue.Order);
        var tracks = Enumerable.Range(0, order.Count).Select(place => texts[order[place]]);
        return $"{texts[account.Account]} {string.Join(',', account.Tokens.Entries.ToArray())} {texts[account.Activity.Device]} {account.Activity.Turn} "
            + $"{string.Join(',', tracks)} {order.Position} {order.IsShuffled} {view.Queue.Repeat} {view.Queue.Dice}";
    }

    private static (HubNode Hub, HubTexts Texts, List<string> Names) Written(int seed)
    {
        var random = new System.Random(seed);
        var (hub, texts, names) = (new HubNode(AccountSettings.Default, new((ulong)seed)), new HubTexts(), new List<string>());
        for (var group = 0u; group < random.Next(1, 4); group++)
        {
            names.Add($"account {group} Küche 🎵");
            var token = Play(hub, Hold(texts, names[^1]), Hold(texts, $"device {group}"), group);
            for (var edit = 0; edit < random.Next(12); edit++)
                Step(hub, HubInput.QueueAsked(new((group * 1_000) + 500), token, Wish(random, texts)));
        }

        return (hub, texts, names);
    }

    private static QueueInput Wish(System.Random random, HubTexts texts) => random.Next(5) switch
    {
        0 => QueueInput.PlayRequested(),
        1 => QueueInput.ShuffleChosen(random.Next(2) == 0),
        2 => QueueInput.RepeatChosen((RepeatMode)random.Next(3)),
        _ => QueueInput.TrackAdded(Hold(texts, $"track {random.Next(50)}")),
    };

    /// <summary>An account with a token and a device that plays; gives the token.</summary>
    private static SecretDigest Play(HubNode hub, TextId account, TextId device, uint group)
    {
        var (first, token, id) = (group * 1_000, new SecretDigest(group + 1, 7), new SecretDigest(group + 1, 8));
        Step(hub, HubInput.AccountAdded(new(first + 1), account));
        Step(hub, HubInput.LoginAccepted(new(first + 2), account));
        Step(hub, AccountInput.TokenMinted(new(first + 2), token, 9));
        Step(hub, AccountInput.ConnectionOpened(new(first + 1), token));
        Step(hub, AccountInput.ConnectionIdMinted(new(first + 1), id));
        Step(hub, AccountInput.DevicePut(new(first + 3), token, id, device, default, isActive: true, default));
        return token;
    }

    private static HubEffect[] Step(HubNode hub, HubInput input)
    {
        var effects = new Outbox<HubEffect>(HubNode.EffectsMax);
        hub.Step(in input, new(1_000), effects);
        return effects.Effects.ToArray();
    }

    private static TextId Hold(HubTexts texts, string text)
    {
        Assert.True(texts.TryHold(text, out var id));
        return id;
    }

    private static string Longest(int group, int number) => $"{group}/{number}/".PadRight(HubTexts.CharsMax, '\uffee');
}
