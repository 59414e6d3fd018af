using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;

namespace Holdover.Tests.Property.Supervisor;

/// <summary>Never two living children, never a start before its time, never a kill of the innocent, never a wait without end.</summary>
public sealed class SupervisorModelTests
{
    private static readonly string[] MustBeMet =
    [
        "a first start", "a start after a failure", "a start after many failures", "a start after a stable run",
        "a hung child", "an end of trouble", "a start that takes too long", "a leftover", "a leftover that is killed", "a look-alike",
        "a signal that is handed on", "a child that is told to stop", "a forced end",
        "an end: Finished", "an end: Stopped", "an end: Unkillable",
        "a stop while Idle", "a stop while Probing", "a stop while WaitingForDevice", "a stop while BackingOff", "a stop while Spawning",
        "a stop while Running", "a stop while Killing", "a stop while Stopping", "a stop while Forcing", "a stop while Stopped",
        "a deadline that fires late", "an answer to a question of the past",
    ];

    [Fact]
    public void C115_C116_Under_any_schedule_the_host_is_asked_for_nothing_that_it_must_not_do()
    {
        var met = new SortedSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Arb.From(Cases, Smaller), story => met.UnionWith(new SupervisorStory(story).Run().Met))
            .Check(Seeded.Quick.WithMaxTest(3_000).WithEndSize(150));

        Assert.Empty(MustBeMet.Except(met));
    }

    private static Gen<SupervisorCase> Cases =>
        from gate in Gen.Elements(true, false)
        from heartbeat in Gen.Elements(true, false)
        from seed in Gen.Choose(0, int.MaxValue)
        from first in Gen.Frequency((9, Gen.Constant(SupervisorCommand.Kind.Start)), (1, Gen.Constant(SupervisorCommand.Kind.Tick)))
        from stops in Gen.Elements(0, 1, 12)
        from grants in Gen.Elements(1, 6)
        from commands in Gen.ArrayOf(Commands(stops, grants))
        select new SupervisorCase(gate, heartbeat, (ulong)seed, [new(first, 0, default), .. commands]);

    // Few stops mostly, or nothing lives long; and devices that are mostly refused, or nobody ever becomes a leftover.
    private static Gen<SupervisorCommand> Commands(int stops, int grants) =>
        from what in Gen.Frequency(
            (1, Gen.Constant(SupervisorCommand.Kind.Start)),
            (stops, Gen.Constant(SupervisorCommand.Kind.Stop)),
            (1, Gen.Constant(SupervisorCommand.Kind.Signal)),
            (12, Gen.Constant(SupervisorCommand.Kind.Tick)),
            (2, Gen.Constant(SupervisorCommand.Kind.Oversleep)),
            (3, Gen.Constant(SupervisorCommand.Kind.Live)),
            (grants, Gen.Constant(SupervisorCommand.Kind.GrantDevice)),
            (6, Gen.Constant(SupervisorCommand.Kind.RefuseDevice)),
            (4, Gen.Constant(SupervisorCommand.Kind.FindLookAlike)),
            (1, Gen.Constant(SupervisorCommand.Kind.EndSearch)),
            (10, Gen.Constant(SupervisorCommand.Kind.Spawned)),
            (3, Gen.Constant(SupervisorCommand.Kind.SpawnFailed)),
            (3, Gen.Constant(SupervisorCommand.Kind.Beat)),
            (8, Gen.Constant(SupervisorCommand.Kind.Exit)),
            (2, Gen.Constant(SupervisorCommand.Kind.AnswerLate)))
        from pick in Gen.Frequency((2, Gen.Choose(0, 31)), (1, Gen.Constant(0)))
        from span in Gen.Choose(0, 24)
        from rest in Gen.Choose(0, 999)
        select new SupervisorCommand(what, pick, new((1L << span) + rest));

    private static IEnumerable<SupervisorCase> Smaller(SupervisorCase story)
    {
        for (var index = 1; index < story.Commands.Length; index++)
            yield return story with { Commands = [.. story.Commands[..index], .. story.Commands[(index + 1)..]] };
    }
}
