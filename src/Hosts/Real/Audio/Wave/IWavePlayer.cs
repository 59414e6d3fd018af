namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>A device that plays what it takes from a provider. The shape of NAudio 3.</summary>
public interface IWavePlayer : IDisposable
{
    /// <summary>Raised once it has stopped: at the provider's end, when it was told to, or for an exception.</summary>
    event EventHandler<StoppedEventArgs>? PlaybackStopped;

    /// <summary>1 is as it was given. Not every player has another.</summary>
    float Volume { get; set; }

    PlaybackState PlaybackState { get; }

    /// <summary>What the device plays; known once it is initialised.</summary>
    WaveFormat OutputWaveFormat { get; }

    /// <summary>Readies the device for what this provider has; nothing is taken from it yet.</summary>
    void Init(IWaveProvider waveProvider);

    void Play();

    /// <summary>Plays nothing more of what it has taken.</summary>
    void Stop();

    /// <summary>Takes nothing more until it is to play again.</summary>
    void Pause();
}
