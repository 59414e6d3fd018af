using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class EpochRanksTests
{
    /// <summary>Ranks keep the order and forget the distance; nobody is always 0.</summary>
    [Fact]
    public void Rank_by_age_among_those_of_a_kind() => Prop.ForAll<byte, byte, byte>((live, minted, session) =>
    {
        var ranks = new EpochRanks();
        var data = new SessionData { Live = new(live), Minted = new(minted), Session = new(session) };
        ranks.Collect(ref data);
        var alive = new[] { (uint)live, minted }.Where(epoch => epoch != 0).Distinct().Order().ToList();
        Assert.Equal(alive.IndexOf(live) + 1, ranks.RankOf(EpochKind.Connection, live));
        Assert.Equal(alive.IndexOf(minted) + 1, ranks.RankOf(EpochKind.Connection, minted));
        Assert.Equal(session == 0 ? 0 : 1, ranks.RankOf(EpochKind.Session, session));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_not_collected_has_no_rank()
    {
        var ranks = new EpochRanks();
        Assert.Equal(0, ranks.RankOf(EpochKind.Process, 0));
        Assert.Throws<InvariantException>(() => ranks.RankOf(EpochKind.Process, 1));
    }
}
