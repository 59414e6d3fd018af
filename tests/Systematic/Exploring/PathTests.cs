using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Tests.Systematic.Exploring;

public sealed class PathTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("abc")]
    [InlineData("a2b17cZ3")]
    public void A_path_reads_back(string text)
    {
        Assert.True(ExplorationPath.TryParse(text, out var path));
        Assert.Equal(text, path.ToString());
    }

    [Fact]
    public void Every_choice_has_a_letter()
    {
        var all = Enumerable.Range(0, ChoiceList.CountMax).Select(choice => (byte)choice).ToArray();
        Assert.True(ExplorationPath.TryParse(new ExplorationPath(all).ToString(), out var path));
        Assert.Equal(all, path.Choices);
    }

    [Theory]
    [InlineData("3a")]
    [InlineData("a0")]
    [InlineData("a-1")]
    [InlineData("a b")]
    [InlineData("a99999999999")]
    [InlineData("a1000001")]
    [InlineData("a1000000b")]
    public void What_is_no_path_is_refused(string text) => Assert.False(ExplorationPath.TryParse(text, out _));

    [Fact]
    public void A_replay_ends_where_the_path_leads()
    {
        Assert.True(ExplorationPath.TryParse("a2b3", out var path));
        var replay = new Replay(Toys.Counters(bound: 3));
        Assert.True(replay.TryFollow(path));
        Assert.Equal("2, 3", replay.World.Describe());
        Assert.False(replay.TryTake(1));
    }
}
