namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>struct iovec.</summary>
internal unsafe struct MessagePart
{
    public byte* Bytes;
    public nuint Length;
}
