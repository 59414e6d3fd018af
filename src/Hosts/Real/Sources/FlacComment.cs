using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>A text of a file's comments, as libFLAC lays it out: NAME=words, in UTF-8.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct FlacComment
{
    public readonly uint Length;
    public readonly byte* Bytes;
}
