namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>Linear samples, interleaved. The shape of NAudio 3.</summary>
/// <param name="rate">Frames a second.</param>
/// <param name="bits">Bits of a sample.</param>
/// <param name="channels">Samples of a frame.</param>
public class WaveFormat(int rate, int bits, int channels)
{
    public int SampleRate => rate;

    public int BitsPerSample => bits;

    public int Channels => channels;

    /// <summary>Bytes of one frame.</summary>
    public int BlockAlign => channels * (bits / 8);

    public int AverageBytesPerSecond => rate * BlockAlign;
}
