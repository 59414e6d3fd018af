using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>A block of metadata, as libFLAC lays it out; what follows the length is of the first type only.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FlacStreamInfo
{
    public readonly int Type;
    public readonly int IsLast;
    public readonly ulong Length;
    public readonly uint BlockSizeMin;
    public readonly uint BlockSizeMax;
    public readonly uint FrameSizeMin;
    public readonly uint FrameSizeMax;
    public readonly uint SampleRate;
    public readonly uint Channels;
    public readonly uint BitsPerSample;

    /// <summary>Zero if the encoder did not know.</summary>
    public readonly ulong TotalSamples;
}
