namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>A player that notices when its device had nothing to play though it should have had: beyond the shapes of NAudio, which does not tell.</summary>
public interface IWaveUnderrun
{
    /// <summary>Raised, on the thread that fills the device, each time that it was so; it plays on with what it is given next.</summary>
    event EventHandler? Underrun;
}
