using FsCheck;
using FsCheck.Fluent;

using Holdover.Commands;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>Where the music is, told from the frame that is due.</summary>
public sealed class PlayingViewTests : IDisposable
{
    private const long Origin = 5_000_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, "1 one", 0, 0.1)]
    [InlineData(99, "1 one", 0.099, 0.1)]
    [InlineData(100, "2 two", 0, 0.25)]
    [InlineData(349, "2 two", 0.249, 0.25)]
    [InlineData(350, "1 one", 0, 0.1)]
    [InlineData(3_600, "2 two", 0, 0.25)]
    public void A_folder_tells_the_track_in_every_round(int milliseconds, string title, double position, double duration)
    {
        Music.Noise(milliseconds: 100).Save(folder["1 one.wav"]);
        Music.Noise(milliseconds: 250).Save(folder["2 two.wav"]);
        using var source = new ChunkReader(AudioSources.Open(folder["."], Assert.Fail), loop: true);
        var playing = PlayingView.Of(Stream(first: 0, end: 1_000_000), source.TrackAt, new(Origin + (milliseconds * 1_000L)))!;
        Assert.Equal((title, position, duration), (playing.Title, playing.PositionSeconds, playing.DurationSeconds));
    }

    [Fact]
    public void Whatever_is_held_the_position_is_of_it_and_in_the_track() =>
        Prop.ForAll(Arb.From(Gen.Choose(-100_000, 100_000)), Arb.From(Gen.Choose(-1_000, 50_000)), Arb.From(Gen.Choose(-1_000, 50_000)), (milliseconds, first, end) =>
        {
            using var source = Single();
            var playing = PlayingView.Of(Stream(first, end), source.TrackAt, new(Origin + 100_000_000 + (milliseconds * 1_000L)))!;
            Assert.InRange(playing.PositionSeconds, 0, 0.25);
            Assert.InRange(playing.AheadSeconds, 0, 50_000 / 48_000.0);
        }).Check(Seeded.Quick);

    [Fact]
    public void Without_a_stream_nothing_plays()
    {
        using var source = Single();
        Assert.Null(PlayingView.Of(default, source.TrackAt, new(Origin)));
    }

    [Theory]
    [InlineData(0, null, "[stats] 0 listeners (W0=0), nothing plays (waiting)")]
    [InlineData(1, null, "[stats] 1 listener (W0=1), 'song' at 1:05 of 1:02:05")]
    [InlineData(2, 3, "[stats] 5 listeners (W0=2, W1=3), 'song' at 1:05 of 1:02:05")]
    public void The_line_for_logs_says_it_in_words(int one, int? two, string line)
    {
        WorkerView[] workers = [new(0, 1, one, one), .. two is { } more ? [new WorkerView(1, 2, more, more)] : Array.Empty<WorkerView>()];
        Assert.Equal(line, StatsLine.Line(new("Waiting", IsServing: true, Teller: 0, one == 0 ? null : new("song", 65.4, 3_725, 1, 1, 48_000, 2), workers)));
    }

    private static StreamView Stream(long first, long end) => new(new(1), new(Origin, 48_000), 2, first, end, end);

    private ChunkReader Single()
    {
        Music.Noise(milliseconds: 250).Save(folder["one.wav"]);
        return new(AudioSources.Open(folder["one.wav"], Assert.Fail), loop: true);
    }
}
