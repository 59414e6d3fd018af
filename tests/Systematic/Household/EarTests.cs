using Holdover.Hosts.Simulated.Sounding;
using Holdover.Machines;

namespace Holdover.Tests.Systematic.Household;

/// <summary>What an ear takes for wrong, and what not: an oracle that hears nothing would find nothing.</summary>
public sealed class EarTests
{
    private static readonly MonotonicTime Now = new(1_000_000);

    private readonly Ear ear = new(new());
    private long holes;

    public EarTests()
    {
        ear.HoleHeard = frames => holes += frames;
        Assert.Null(Hear(100, 10));
    }

    [Fact]
    public void What_follows_is_right() => Assert.Null(Hear(110, 10));

    [Fact]
    public void A_frame_that_comes_again_is_wrong() => Assert.StartsWith(Ear.Twice, Hear(109, 10), StringComparison.Ordinal);

    [Fact]
    public void A_hole_is_wrong_while_there_was_something_to_play()
    {
        Assert.StartsWith(Ear.WholeWhileBuffered, Hear(111, 10), StringComparison.Ordinal);
        Assert.Equal(1, holes);
    }

    [Fact]
    public void A_hole_that_silence_filled_is_heard_and_not_wrong()
    {
        ear.RunEmpty();
        ear.Hear(new(RunKind.Silence, 0, 5), Now);
        Assert.Null(Hear(115, 10));
        Assert.Equal(5, holes);
    }

    [Fact]
    public void Silence_that_is_longer_than_what_is_missing_is_wrong()
    {
        ear.RunEmpty();
        ear.Hear(new(RunKind.Silence, 0, 9), Now);
        Assert.StartsWith(Ear.SilenceFits, Hear(115, 10), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_and_said_so_is_no_hole()
    {
        ear.IsClocked = true;
        Assert.Null(ear.Hear(new(RunKind.Frames, 113, 10, LeftOut: 3), Now));
        Assert.Equal(0, holes);
    }

    private string? Hear(long first, long count) => ear.Hear(new(RunKind.Frames, first, count), Now);
}
