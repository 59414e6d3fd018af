using Holdover.Tests.Property.Machines.Tables;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>The laws that every machine keeps, whatever it does.</summary>
public sealed class LawTests
{
    public static TheoryData<string> Machines => MachineTables.Names;

    [Theory]
    [MemberData(nameof(Machines))]
    public void Equal_shapes_behave_alike(string machine) => Each(machine, under => under.EqualShapesBehaveAlike());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Shapes_are_small(string machine) => Each(machine, under => under.ShapesAreSmall());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Encodings_come_back(string machine) => Each(machine, under => under.EncodingsComeBack());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Spoilt_encodings_are_refused_or_differ(string machine) => Each(machine, under => under.SpoiltEncodingsAreRefusedOrDiffer());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Early_ticks_do_nothing(string machine) => Each(machine, under => under.EarlyTicksDoNothing());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Late_ticks_fire_all_that_is_due_once(string machine) => Each(machine, under => under.RepeatedTicksDoNothing());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Ends_absorb(string machine) => Each(machine, under => under.EndsAbsorb());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Steps_allocate_nothing(string machine) => Each(machine, under => under.StepsAllocateNothing());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Stale_completions_only_count(string machine) => Each(machine, under => under.StaleCompletionsOnlyCount());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Broken_steps_leave_no_trace(string machine) => Each(machine, under => under.BrokenStepsLeaveNoTrace());

    [Theory]
    [MemberData(nameof(Machines))]
    public void Foreign_clocks_break_nothing(string machine) => Each(machine, under => under.ForeignClocksBreakNothing());

    private static void Each(string machine, Action<IMachineUnderTest> law)
    {
        foreach (var under in AllMachines.Of(machine))
            law(under);
    }
}
