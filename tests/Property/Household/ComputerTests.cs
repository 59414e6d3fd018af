using FsCheck;
using FsCheck.Fluent;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Tests.Property.Household;

public sealed class ComputerTests
{
    /// <summary>An alarm set by a clock that drifts rings as soon as that clock shows its time, and not before.</summary>
    [Fact]
    public void The_world_knows_the_first_instant_at_which_a_clock_shows_a_time() => Prop.ForAll<uint, int, uint>((booted, drift, local) =>
    {
        var computer = new Computer(new(), new(booted), drift % 500_000);
        var wanted = new MonotonicTime(booted + 1L + local);
        var world = computer.WorldAt(wanted);
        Assert.True(computer.LocalAt(world) >= wanted);
        Assert.True(computer.LocalAt(world - new Duration(1)) < wanted);
    }).QuickCheckThrowOnFailure();
}
