namespace Holdover.Hosts.Real.Alsa;

/// <summary>The machine has no libasound. The message is a sentence for people that says what to do.</summary>
public sealed class AlsaMissingException()
    : Exception("libasound.so.2, through which sound cards are reached, is not installed; on Debian: apt-get install libasound2");
