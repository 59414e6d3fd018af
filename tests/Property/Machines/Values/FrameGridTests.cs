using FsCheck;
using FsCheck.Fluent;
using Holdover.Playback;

namespace Holdover.Tests.Property.Machines.Values;

public sealed class FrameGridTests
{
    private const long Days = 30L * 24 * 3_600;

    public static TheoryData<int> Rates => [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];

    /// <summary>After thirty days a frame is still found by its timestamp: nothing has been added up.</summary>
    [Theory]
    [MemberData(nameof(Rates))]
    public void A_frame_is_found_by_its_timestamp(int rate) => Prop.ForAll<int, long>((origin, number) =>
    {
        var (grid, frame) = (new FrameGrid(origin, rate), Math.Abs(number % (Days * rate)));
        var due = grid.TimestampOf(frame);
        Assert.Equal(frame, grid.FrameAt(due));
        Assert.Equal(due, origin + (long)((Int128)frame * 1_000_000 / rate));
        Assert.True(grid.TimestampOf(frame + 1) > due);
    }).QuickCheckThrowOnFailure();

    /// <summary>Frame n is due by t if its timestamp is t or earlier.</summary>
    [Theory]
    [MemberData(nameof(Rates))]
    public void Frames_are_due_when_their_timestamp_says_so(int rate) => Prop.ForAll<int, long>((origin, number) =>
    {
        var (grid, time) = (new FrameGrid(origin, rate), Math.Abs(number % (Days * 1_000_000)));
        var due = grid.FramesDueBy(time);
        Assert.True(grid.TimestampOf(due - 1) <= time);
        Assert.True(grid.TimestampOf(due + 1) > time);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Rates))]
    public void Any_timestamp_has_a_frame(int rate) => Prop.ForAll<long, long>((origin, timestamp) =>
    {
        foreach (var extreme in new[] { timestamp, long.MinValue, long.MaxValue, 0 })
            _ = new FrameGrid(origin % FrameGrid.TimestampMax, rate).FrameAt(extreme);
        _ = new FrameGrid(long.MinValue, rate).FrameAt(long.MaxValue);
    }).QuickCheckThrowOnFailure();
}
