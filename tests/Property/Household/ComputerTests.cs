using FsCheck;
using FsCheck.Fluent;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Tests.Property.Household;

public sealed class ComputerTests
{
    /// <summary>Microseconds: some, or up to an hour and more.</summary>
    private static readonly Arbitrary<long> Spans = Gen.OneOf(Draws.Between(0, 2_000), Draws.Between(0, uint.MaxValue)).ToArbitrary();

    /// <summary>An alarm set by a clock that drifts rings as soon as that clock shows its time, and not before.</summary>
    [Fact]
    public void The_world_knows_the_first_instant_at_which_a_clock_shows_a_time() => Cases.MustOccur(cases => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(-499_999, 499_999).ToArbitrary(), Spans, (booted, drift, local) =>
    {
        cases.Saw("a clock that is much faster", drift > 100_000).Saw("a clock that is much slower", drift < -100_000).Saw("an hour later", local > 3_600_000_000).Saw("at once", local < 1_000);
        var computer = new Computer(new(), new(booted), drift);
        var wanted = new MonotonicTime(booted + 1L + local);
        var world = computer.WorldAt(wanted);
        Assert.True(computer.LocalAt(world) >= wanted);
        Assert.True(computer.LocalAt(world - new Duration(1)) < wanted);
    }).Check(Seeded.Quick));
}
