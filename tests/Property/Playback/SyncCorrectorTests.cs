using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

public sealed class SyncCorrectorTests
{
    /// <summary>Milliseconds, either way.</summary>
    private static readonly Arbitrary<int> Wild = (
        from milliseconds in Gen.OneOf(Gen.Choose(31, 60), Gen.Choose(31, 1_030))
        from isEarly in Gen.Elements(true, false)
        select isEarly ? -milliseconds : milliseconds).ToArbitrary();

    private static readonly FrameGrid Grid = new(0, 48_000);
    private static readonly Duration Period = Duration.FromMilliseconds(10);

    /// <summary>One report that is wildly off is a report that is off.</summary>
    [Fact]
    public void One_wild_report_moves_nothing() => Cases.MustOccur(cases => Prop.ForAll(Wild, wild =>
    {
        cases.Saw("too late", wild > 0).Saw("too early", wild < 0).Saw("by hardly more than is measured", Math.Abs(wild) < 50).Saw("by nearly a second", Math.Abs(wild) > 900);
        var (sync, now) = (Anchored(), new MonotonicTime(10_000_000));
        sync.Write(Grid.Rate * 10L);
        var before = sync.Error;
        Assert.False(sync.Measure(wild * 1_000, now, Grid));
        Assert.Equal(before, sync.Error);
        Assert.False(sync.Measure(0, now + Period, Grid));
        Assert.Equal(SyncEdit.None, sync.Wanted);
    }).Check(Seeded.Quick));

    /// <summary>What stays off is believed, and anchored once; soon after that it is edited, not anchored again.</summary>
    [Theory]
    [InlineData(40_000)]
    [InlineData(-40_000)]
    public void What_stays_wild_is_anchored_once(double error)
    {
        var (sync, now) = (Anchored(), new MonotonicTime(10_000_000));
        sync.Write(Grid.Rate * 10L);
        var anchors = 0;
        for (var report = 0; report < 100; report++, now += Period)
        {
            if (!sync.Measure(anchors == 1 && report > 50 ? -error : error - (anchors * error), now, Grid))
                continue;
            anchors++;
            sync.Anchor(sync.FramesLate(Grid), Grid);
        }

        Assert.Equal(1, anchors);
        Assert.Equal(error < 0 ? SyncEdit.Drop : SyncEdit.Insert, sync.Wanted);
    }

    [Fact]
    public void Edits_are_never_nearer_than_their_distance()
    {
        var sync = Anchored();
        sync.Error = 20_000;
        Assert.Equal(SyncEdit.Drop, sync.Wanted);
        sync.Write(SyncCorrector.FramesOfEdit - 1);
        Assert.Equal(1, sync.FramesUntilEdit);
        Assert.Throws<InvariantException>(() => sync.Edit(1, Grid));
        sync.Write(1);
        sync.Edit(1, Grid);
        Assert.Equal(SyncCorrector.FramesOfEdit, sync.FramesUntilEdit);
    }

    private static SyncCorrector Anchored()
    {
        var sync = default(SyncCorrector);
        Assert.True(sync.Measure(0, new(1_000_000), Grid));
        sync.Anchor(0, Grid);
        return sync;
    }
}
