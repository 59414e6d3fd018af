using FsCheck;
using FsCheck.Fluent;

using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Party;

/// <summary>A group's loudness, and who is in which group.</summary>
public class GroupTests
{
    private static readonly Gen<int[]> Volumes =
        from count in Gen.Choose(1, 6)
        from volumes in Gen.Choose(0, 100).ArrayOf(count)
        select volumes;

    [Fact]
    public void A_group_gets_as_loud_as_it_was_asked_to_and_nobody_goes_out_of_bounds()
    {
        var clamped = 0;
        Prop.ForAll(Volumes.ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (volumes, wanted) =>
        {
            var group = GroupOf(volumes);
            group.SetVolume(wanted);
            Assert.Equal(wanted, group.Volume);
            Assert.Equal(wanted * volumes.Length, VolumesOf(group).Sum());
            Assert.All(VolumesOf(group), volume => Assert.InRange(volume, 0, 100));
            clamped += VolumesOf(group).Any(volume => volume is 0 or 100) ? 1 : 0;
        }).Check(Seeded.Quick.WithMaxTest(2_000));
        Assert.InRange(clamped, 100, 1_900);
    }

    [Fact]
    public void Who_was_louder_stays_no_softer_and_all_move_the_same_way() =>
        Cases.MustOccur(cases => Prop.ForAll(Volumes.ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (volumes, wanted) =>
        {
            var group = GroupOf(volumes);
            var isLouder = wanted * volumes.Length >= volumes.Sum();
            group.SetVolume(wanted);
            var now = VolumesOf(group);
            cases.Saw("louder", isLouder && !now.SequenceEqual(volumes)).Saw("softer", !isLouder).Saw("alone", volumes.Length == 1).Saw("as far as it goes", now.Distinct().Count() < volumes.Distinct().Count());
            for (var one = 0; one < volumes.Length; one++)
            {
                Assert.True(isLouder ? now[one] >= volumes[one] : now[one] <= volumes[one]);
                for (var other = 0; other < volumes.Length; other++)
                {
                    // Whole steps that do not divide go to the first members: one step a round may change the order.
                    if (volumes[one] > volumes[other] + volumes.Length)
                        Assert.True(now[one] >= now[other]);
                }
            }
        }).Check(Seeded.Quick.WithMaxTest(2_000)));

    [Fact]
    public void A_spread_is_kept_where_there_is_room()
    {
        var group = GroupOf(20, 40, 60);
        group.SetVolume(50);
        Assert.Equal([30, 50, 70], VolumesOf(group));
        group.SetVolume(90);
        Assert.Equal([75, 95, 100], VolumesOf(group));
    }

    [Fact]
    public void Mute_is_of_all_and_who_is_away_neither_counts_nor_changes()
    {
        var group = GroupOf(20, 40);
        group.SetMuted(true);
        Assert.True(group.IsMuted);
        group[0].IsMuted = false;
        Assert.False(group.IsMuted);
        group[0].IsAway = true;
        Assert.True(group.IsMuted);
        group.SetVolume(80);
        Assert.Equal([20, 80], VolumesOf(group));
    }

    [Theory]
    [InlineData(GoodbyeReason.Unknown, true)]
    [InlineData(GoodbyeReason.Restart, true)]
    [InlineData(GoodbyeReason.Shutdown, false)]
    [InlineData(GoodbyeReason.AnotherServer, false)]
    [InlineData(GoodbyeReason.UserRequest, false)]
    public void Only_who_did_not_leave_for_good_finds_its_place_again(GoodbyeReason reason, bool isExpected)
    {
        var (table, client) = (new GroupTable(), new TextId(1));
        Assert.Equal(0, table.Join(client, 30, isMuted: true));
        table.Join(new(2), 30, isMuted: false);
        table[0].IsPlaying = true;
        Assert.Equal(1, table.Switch(client));
        Assert.Equal(isExpected, table.Leave(client, reason));
        Assert.Equal(isExpected ? 1 : 0, table.Join(client, 90, isMuted: false));
        var group = table[table.Find(client)];
        Assert.Equal(isExpected ? new(client, 30, true) : new(client, 90, false), group[group.Find(client)]);
    }

    [Fact]
    public void Who_came_back_in_time_is_not_forgotten_and_who_did_not_is()
    {
        var (table, client) = (new GroupTable(), new TextId(1));
        table.Join(client, 30, isMuted: false);
        table.Leave(client, GoodbyeReason.Unknown);
        table.Join(client, 30, isMuted: false);
        Assert.Equal(TextId.None, table.EarliestAway(out _));
        table.Leave(client, GoodbyeReason.Unknown);
        Assert.Equal(client, table.EarliestAway(out _));
        table.Forget(client);
        Assert.Equal(-1, table.Find(client));
        Assert.Equal(Duration.FromSeconds(180), GroupTable.Memory);
    }

    /// <summary>C118: a group that nobody is in any more keeps no stream, which would be dead for who joins it.</summary>
    [Fact]
    public void C118_A_group_that_empties_forgets_its_stream()
    {
        var table = new GroupTable();
        table.Join(new(1), 50, isMuted: false);
        table.Join(new(2), 50, isMuted: false);
        table[0].IsPlaying = true;
        Assert.Equal(1, table.Switch(new(1)));
        table[1].IsPlaying = true;
        Assert.Equal(0, table.Switch(new(1)));
        Assert.Equal((0, false), (table[1].Count, table[1].IsPlaying));
        Assert.Equal((2, true), (table[0].Count, table[0].IsPlaying));
    }

    [Fact]
    public void The_cycle_goes_through_groups_that_play_then_single_players_then_alone()
    {
        var table = Party(playing: true);
        var seen = Enumerable.Range(0, 4).Select(_ => table.Switch(new(9))).ToArray();
        Assert.Equal(seen[0], seen[^1]);
        Assert.Equal(3, seen.Distinct().Count());
    }

    /// <summary>The party's stream is there for who comes back, also if nobody is left in its group.</summary>
    [Fact]
    public void Who_is_alone_finds_the_party_again_and_who_only_controls_is_never_alone()
    {
        var table = Party(playing: true);
        table[0][table[0].Find(new(9))].PlaysNothing = true;
        Assert.Equal(1, table.Switch(new(9)));
        Assert.Equal(0, table.Switch(new(9)));
        table.Leave(new(1), GoodbyeReason.Shutdown);
        table.Leave(new(2), GoodbyeReason.Shutdown);
        table.Leave(new(9), GoodbyeReason.Shutdown);
        Assert.Equal((0, true), (table[0].Count, table[0].IsPlaying));
        Assert.Equal(0, table.Switch(new(3)));
        Assert.Equal(0, table.Switch(new(3)));
    }

    [Fact]
    public void Wherever_players_are_each_is_in_one_group() =>
        Cases.MustOccur(cases => Prop.ForAll(Gen.Choose(0, 99).ArrayOf(60).ToArbitrary(), steps =>
        {
            var table = new GroupTable();
            foreach (var step in steps)
            {
                var client = new TextId(1 + (step % 7));
                var before = table.Find(client);
                if (step < 40)
                    table.Switch(client);
                else if (step < 70)
                    table.Join(client, step, isMuted: false);
                else if (step < 85)
                    table.Leave(client, (GoodbyeReason)(step % 5));
                else
                    table[step % GroupTable.GroupsMax].IsPlaying = step % GroupTable.GroupsMax == GroupTable.Ours || table[step % GroupTable.GroupsMax].Count > 0;
                var now = table.Find(client);
                cases.Saw("a switch to another group", step < 40 && before >= 0 && now != before).Saw("a switch of nobody", step < 40 && before < 0)
                    .Saw("a join", before < 0 && now >= 0).Saw("a join of who is in", step is >= 40 and < 70 && before >= 0).Saw("a goodbye", step is >= 70 and < 85 && before >= 0 && now < 0).Saw("two groups that play", Groups(table).Count(group => group.IsPlaying) > 1);
                Assert.All(Enumerable.Range(1, 7), id => Assert.InRange(Groups(table).Count(group => group.Find(new(id)) >= 0), 0, 1));
                Assert.All(Groups(table).Skip(1), group => Assert.True(group.Count > 0 || !group.IsPlaying));
            }
        }).Check(Seeded.Quick.WithMaxTest(300)));

    /// <summary>Two play together, one plays alone, and the ninth is with the first two.</summary>
    private static GroupTable Party(bool playing)
    {
        var table = new GroupTable();
        foreach (var id in new[] { 1, 2, 3, 9 })
            table.Join(new(id), 50, isMuted: false);
        table[0].IsPlaying = playing;
        table[table.Switch(new(3))].IsPlaying = playing;
        return table;
    }

    private static IEnumerable<Group> Groups(GroupTable table) => Enumerable.Range(0, GroupTable.GroupsMax).Select(group => table[group]);

    private static Group GroupOf(params int[] volumes)
    {
        var group = new Group();
        for (var place = 0; place < volumes.Length; place++)
            group.Add(new(new(place + 1), volumes[place], false));
        return group;
    }

    private static int[] VolumesOf(Group group) => [.. Enumerable.Range(0, group.Count).Select(place => group[place].Volume)];
}
