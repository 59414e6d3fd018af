namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>A player that knows what of it has been heard. The shape of NAudio 3.</summary>
public interface IWavePosition
{
    WaveFormat OutputWaveFormat { get; }

    /// <summary>Bytes that it took and that are no longer to be heard.</summary>
    long GetPosition();
}
