using FsCheck;
using FsCheck.Fluent;
using Holdover.Playback;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class FrameGridTests
{
    private const long Days = 30L * 24 * 3_600;

    private static readonly Arbitrary<int> Origins = Gen.OneOf(Gen.Choose(-1_000, 1_000), Gen.Choose(int.MinValue, int.MaxValue)).ToArbitrary();

    public static TheoryData<int> Rates => [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];

    /// <summary>After thirty days a frame is still found by its timestamp: nothing has been added up.</summary>
    [Theory]
    [MemberData(nameof(Rates))]
    public void A_frame_is_found_by_its_timestamp(int rate) => Cases.MustOccur(cases => Prop.ForAll(Origins, UpTo(Days * rate), (origin, frame) =>
    {
        cases.Saw("near the first", frame < 10 * rate).Saw("after weeks", frame > Days * rate / 2).Saw("a time before zero", origin < 0);
        var grid = new FrameGrid(origin, rate);
        var due = grid.TimestampOf(frame);
        Assert.Equal(frame, grid.FrameAt(due));
        Assert.Equal(due, origin + (long)((Int128)frame * 1_000_000 / rate));
        Assert.True(grid.TimestampOf(frame + 1) > due);
    }).Check(Seeded.Quick));

    /// <summary>Frame n is due by t if its timestamp is t or earlier.</summary>
    [Theory]
    [MemberData(nameof(Rates))]
    public void Frames_are_due_when_their_timestamp_says_so(int rate) => Cases.MustOccur(cases => Prop.ForAll(Origins, UpTo(Days * 1_000_000), (origin, time) =>
    {
        cases.Saw("near zero", time < 10_000_000).Saw("after weeks", time > Days * 500_000).Saw("before the first", time < origin);
        var grid = new FrameGrid(origin, rate);
        var due = grid.FramesDueBy(time);
        Assert.True(grid.TimestampOf(due - 1) <= time);
        Assert.True(grid.TimestampOf(due + 1) > time);
    }).Check(Seeded.Quick));

    [Theory]
    [MemberData(nameof(Rates))]
    public void Any_timestamp_has_a_frame(int rate) => Cases.MustOccur(cases => Prop.ForAll(Draws.Long, Draws.Long, (origin, timestamp) =>
    {
        cases.Saw("near", Int128.Abs((Int128)timestamp - origin) < 1_000_000).Saw("far before", (Int128)timestamp - origin < long.MinValue / 4).Saw("far after", (Int128)timestamp - origin > long.MaxValue / 4);
        foreach (var extreme in new[] { timestamp, long.MinValue, long.MaxValue, 0 })
            _ = new FrameGrid(origin % FrameGrid.TimestampMax, rate).FrameAt(extreme);
        _ = new FrameGrid(long.MinValue, rate).FrameAt(long.MaxValue);
    }).Check(Seeded.Quick));

    private static Arbitrary<long> UpTo(long last) => Gen.OneOf(Draws.Between(0, 100_000), Draws.Between(0, last - 1)).ToArbitrary();
}
