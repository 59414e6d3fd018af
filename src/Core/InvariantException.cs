namespace Holdover;

/// <summary>
/// A machine found itself in a place that its rules exclude. The machine is as it was before the step; the
/// host goes on, unless it comes too often, and the output meanwhile plays what it has.
/// </summary>
public sealed class InvariantException : Exception
{
    public InvariantException()
        : this("an invariant")
    {
    }

    public InvariantException(string condition)
        : base($"does not hold: {condition}")
    {
    }

    public InvariantException(string condition, Exception innerException)
        : base($"does not hold: {condition}", innerException)
    {
    }
}
