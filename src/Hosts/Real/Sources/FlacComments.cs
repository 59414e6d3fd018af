using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>A block of comments, as libFLAC lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct FlacComments
{
    public readonly int Type;
    public readonly int IsLast;
    public readonly uint Length;
    public readonly FlacComment Vendor;
    public readonly uint Count;
    public readonly FlacComment* Entries;
}
