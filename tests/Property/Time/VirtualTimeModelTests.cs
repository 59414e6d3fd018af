using FsCheck;
using FsCheck.Fluent;

namespace Holdover.Tests.Property.Time;

public sealed class VirtualTimeModelTests
{
    private static readonly string[] MustBeMet =
    [
        "a firing", "a firing inside a firing", "a periodic timer", "two firings at one instant", "a refusal to go back",
        "a callback that throws", "a change inside a firing", "a dispose inside a firing", "an advance inside a firing",
        "an adjustment inside a firing", "a catch inside a firing",
    ];

    [Fact]
    public void Whatever_is_done_to_it_it_does_what_a_list_of_timers_does()
    {
        var met = new SortedSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Stories(), commands =>
            {
                var expected = new TimeStory(new NaiveTime()).Run(commands);
                var actual = new TimeStory(new ProviderUnderTest()).Run(commands);
                met.UnionWith(expected.Met);
                Assert.Equal(expected.Lines, actual.Lines);
            })
            .Check(Seeded.Quick.WithMaxTest(2_000));

        Assert.Empty(MustBeMet.Except(met));
    }

    private static Arbitrary<TimeCommand[]> Stories() =>
        Arb.From(Gen.ArrayOf(Commands(depth: 3)), Smaller);

    // Few instants, so that timers meet; moves short and long against the periods.
    private static Gen<TimeCommand> Commands(int depth) =>
        from what in Gen.Frequency(
            (depth > 0 ? 6 : 1, Gen.Constant(TimeCommand.Kind.Create)),
            (3, Gen.Constant(TimeCommand.Kind.Change)),
            (2, Gen.Constant(TimeCommand.Kind.Dispose)),
            (5, Gen.Constant(TimeCommand.Kind.Advance)),
            (2, Gen.Constant(TimeCommand.Kind.SetUtcNow)),
            (1, Gen.Constant(TimeCommand.Kind.AdjustTime)),
            (depth < 3 ? 1 : 0, Gen.Constant(TimeCommand.Kind.Throw)))
        from timer in Gen.Choose(0, 9)
        from ticks in Gen.Choose(what is TimeCommand.Kind.Create or TimeCommand.Kind.Change ? -1 : 0, 8)
        from period in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
        from length in Gen.Choose(0, depth)
        from script in what == TimeCommand.Kind.Create && depth > 0
            ? Gen.ArrayOf(Commands(depth - 1), length)
            : Gen.Constant(Array.Empty<TimeCommand>())
        select new TimeCommand(what, timer, ticks, period, script);

    // One command fewer, or one command with a smaller script.
    private static IEnumerable<TimeCommand[]> Smaller(TimeCommand[] commands)
    {
        for (var index = 0; index < commands.Length; index++)
            yield return [.. commands[..index], .. commands[(index + 1)..]];
        for (var index = 0; index < commands.Length; index++)
        {
            foreach (var script in Smaller(commands[index].Script))
                yield return [.. commands[..index], commands[index] with { Script = script }, .. commands[(index + 1)..]];
        }
    }
}
