using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class EpochRanksTests
{
    /// <summary>Ranks keep the order and forget the distance; kinds are ranked apart; nobody is always 0.</summary>
    [Fact]
    public void Rank_by_age_among_those_of_a_kind() => Cases.MustOccur(cases => Prop.ForAll<byte[], byte[]>((connections, sessions) =>
    {
        var (ranks, written) = (new EpochRanks(), new byte[connections.Length + sessions.Length]);
        (connections, sessions) = (Few(connections), Few(sessions));
        cases.Saw("nobody", connections.Contains((byte)0)).Saw("one that is mentioned twice", connections.Where(epoch => epoch != 0).GroupBy(epoch => epoch).Any(same => same.Count() > 1))
            .Saw("an older one after a newer", !connections.Order().SequenceEqual(connections)).Saw("the same number of another kind", connections.Intersect(sessions).Any());
        for (var place = 0; place < connections.Length; place++)
            ranks.Mention(EpochKind.Connection, connections[place], place);
        for (var place = 0; place < sessions.Length; place++)
            ranks.Mention(EpochKind.Session, sessions[place], connections.Length + place);
        ranks.Write(written);
        Assert.Equal(RanksOf(connections).Concat(RanksOf(sessions)), written);
    }).Check(Seeded.Quick));

    [Fact]
    public void What_was_mentioned_before_does_not_count()
    {
        var (ranks, written) = (new EpochRanks(), new byte[1]);
        ranks.Mention(EpochKind.Process, 3, 0);
        ranks.Clear();
        ranks.Mention(EpochKind.Process, 5, 0);
        ranks.Write(written);
        Assert.Equal(1, written[0]);
    }

    private static byte[] Few(byte[] epochs) => [.. epochs.Select(epoch => (byte)(epoch % 50))];

    private static IEnumerable<byte> RanksOf(byte[] epochs)
    {
        var alive = epochs.Where(epoch => epoch != 0).Distinct().Order().ToList();
        return epochs.Select(epoch => (byte)(alive.IndexOf(epoch) + 1));
    }
}
