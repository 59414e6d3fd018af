using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What a session tells its owner: one value. Two that are equal say the same, so that only a change is news.</summary>
/// <param name="Status">Where it is.</param>
/// <param name="Connection">The connection that is up, none if none is. Each that comes up has another, so that one that came back unseen is seen.</param>
/// <param name="Cause">Why it is down or over; none while it is up, and after its owner closed it.</param>
public readonly record struct SessionReport(SessionStatus Status, ConnectionEpoch Connection, LossCause Cause)
{
    /// <summary>Whether this is the last one.</summary>
    public bool IsFinal => Status >= SessionStatus.Closed;

    public override string ToString() => Cause == LossCause.None ? $"{Status}" : $"{Status} ({Cause})";
}
