namespace Holdover.Endpoint;

/// <summary>An owner waits for nothing by the clock: the goodbyes of its session and its dealer have their own deadlines.</summary>
public enum OwnerDeadline
{
}
