using FsCheck;
using FsCheck.Fluent;

using Holdover.Commands;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Hosts.Web;

/// <summary>Where the music is, told from the frame that is due.</summary>
public sealed class PlayingViewTests
{
    private const long Origin = 5_000_000;

    private static readonly Dictionary<int, TrackTags> Tags = new() { [1] = new("two", "they", "both", Frames: 12_000) };

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(99, 0, 0.099)]
    [InlineData(349, 0, 0.25)]
    [InlineData(349, 100, 0.249)]
    [InlineData(99, 100, 0)]
    public void It_tells_the_track_and_where_it_is(int milliseconds, int begins, double position)
    {
        var stand = new PartyStand { Tracks = 2, Track = 1, Rate = 48_000, At = Origin + (begins * 1_000L) };
        var playing = PlayingView.Of(Stream(first: 0, end: 1_000_000), in stand, Tags, new(Origin + (milliseconds * 1_000L)))!;
        Assert.Equal(("two", "they", "both", position, 0.25), (playing.Title, playing.Artist, playing.Album, playing.PositionSeconds, playing.DurationSeconds));
    }

    [Fact]
    public void Whatever_is_held_the_position_is_of_it_and_in_the_track() =>
        Prop.ForAll(Arb.From(Gen.Choose(-100_000, 100_000)), Arb.From(Gen.Choose(-1_000, 50_000)), Arb.From(Gen.Choose(-1_000, 50_000)), (milliseconds, first, end) =>
        {
            var stand = new PartyStand { Tracks = 1, Track = 1, Rate = 48_000, At = Origin };
            var playing = PlayingView.Of(Stream(first, end), in stand, Tags, new(Origin + 100_000_000 + (milliseconds * 1_000L)))!;
            Assert.InRange(playing.PositionSeconds, 0, 0.25);
            Assert.InRange(playing.AheadSeconds, 0, 50_000 / 48_000.0);
        }).Check(Seeded.Quick);

    [Fact]
    public void Without_a_stream_nothing_plays() => Assert.Null(PlayingView.Of(default, default, Tags, new(Origin)));

    [Theory]
    [InlineData(0, null, "[stats] 0 listeners (W0=0), nothing plays (waiting), 0 MB sent")]
    [InlineData(1, null, "[stats] 1 listener (W0=1), 'song' at 1:05 of 1:02:05, 2 MB sent")]
    [InlineData(2, 3, "[stats] 5 listeners (W0=2, W1=3), 'song' at 1:05 of 1:02:05, 7 MB sent, 0.3 s dropped as late")]
    public void The_line_for_logs_says_it_in_words(int one, int? two, string line)
    {
        WorkerView[] workers = [new(0, 1, one, one, one * 2_000_000L, 0, 0), .. two is { } more ? [new WorkerView(1, 2, more, more, 3_000_000, 0.3, 0)] : Array.Empty<WorkerView>()];
        Assert.Equal(line, StatsLine.Line(new("Waiting", IsServing: true, Teller: 0, one == 0 ? null : new("song", null, null, 65.4, 3_725, 1, 1, 48_000, 2), workers)));
    }

    private static StreamView Stream(long first, long end) => new(new(1), new(Origin, 48_000), 2, first, end, end);
}
