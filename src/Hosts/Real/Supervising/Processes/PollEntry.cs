namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>struct pollfd.</summary>
internal struct PollEntry
{
    /// <summary>It can be read; a handle of a process: the process has ended.</summary>
    public const short Readable = 1;

    /// <summary>Nobody is at the other end.</summary>
    public const short Broken = 8;

    public int Descriptor;
    public short Wanted;
    public short Found;
}
