namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>struct msghdr of 64-bit machines.</summary>
internal unsafe struct MessageHeader
{
    public nint Name;
    public uint NameLength;
    public MessagePart* Parts;
    public nuint PartCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}
