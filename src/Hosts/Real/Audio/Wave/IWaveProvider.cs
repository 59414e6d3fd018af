namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>Where a player takes what it plays. The shape of NAudio 3.</summary>
public interface IWaveProvider
{
    WaveFormat WaveFormat { get; }

    /// <summary>Fills a buffer from its front. The result is the bytes of whole frames that there were; 0 is the end.</summary>
    int Read(Span<byte> buffer);
}
