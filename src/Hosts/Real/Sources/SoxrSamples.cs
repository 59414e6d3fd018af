using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Sources;

/// <summary>What libsoxr takes and gives, as it lays that out: 16-bit samples, all channels in turn, without noise added.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct SoxrSamples
{
    private const int Interleaved16 = 3;
    private const int NoDither = 8;

    public readonly int Input = Interleaved16;
    public readonly int Output = Interleaved16;
    public readonly double Scale = 1;
    public readonly nint Reserved = 0;
    public readonly nuint Flags = NoDither;

    public SoxrSamples()
    {
    }
}
