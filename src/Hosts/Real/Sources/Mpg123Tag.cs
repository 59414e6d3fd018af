using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>The first parts of an ID3v2 tag, as libmpg123 lays it out; each may be none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct Mpg123Tag
{
    public readonly byte Version;
    public readonly Mpg123Text* Title;
    public readonly Mpg123Text* Artist;
    public readonly Mpg123Text* Album;
}
