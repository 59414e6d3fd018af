using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>A text, as libmpg123 lays it out: in UTF-8, whatever it was in the file, and with a zero at its end.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct Mpg123Text
{
    public readonly byte* Bytes;
    public readonly nuint Room;
    public readonly nuint Length;
}
