using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>The head of a decoded frame, as libFLAC lays it out. Its decoder always numbers frames by their first sample.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FlacFrame
{
    public readonly uint BlockSize;
    public readonly uint SampleRate;
    public readonly uint Channels;
    public readonly int ChannelAssignment;
    public readonly uint BitsPerSample;
    public readonly int NumberType;
    public readonly ulong FirstSample;
}
