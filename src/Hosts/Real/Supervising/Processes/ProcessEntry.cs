using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>A process as the table of the kernel has it.</summary>
/// <param name="Process">Which it is.</param>
/// <param name="Parent">The id of its parent.</param>
/// <param name="State">As the kernel abbreviates it.</param>
internal readonly record struct ProcessEntry(ProcessRef Process, int Parent, char State)
{
    /// <summary>Whether it has ended and only waits to be reaped.</summary>
    public bool HasEnded => State is 'Z' or 'X';
}
