namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>The laws that every machine keeps, asked of one whose types are not known here.</summary>
internal interface IMachineUnderTest
{
    /// <summary>Walks at random and says which rows of the table were taken; any step that throws fails.</summary>
    Coverage Explore(int walks);

    IEnumerable<string> PhrasesMissing();

    void EqualShapesBehaveAlike();

    void EncodingsComeBack();

    void SpoiltEncodingsAreRefusedOrDiffer();

    void ShapesAreSmall();

    void EarlyTicksDoNothing();

    void RepeatedTicksDoNothing();

    void EndsAbsorb();

    void StepsAllocateNothing();

    void StaleCompletionsOnlyCount();

    void ForeignClocksBreakNothing();

    void BrokenStepsLeaveNoTrace();
}
