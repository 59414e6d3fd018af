namespace Holdover.Hosts.Real.Alsa;

/// <summary>libasound refused something. The message is a sentence for people, without an end.</summary>
public sealed class AlsaException(string device, string refused, int errorNumber)
    : Exception($"the sound device '{device}' {refused}: {AlsaLibrary.Describe(errorNumber)}")
{
    /// <summary>The system's, positive.</summary>
    public int ErrorNumber => errorNumber;

    /// <summary>Whether somebody else holds the device.</summary>
    public bool IsBusy => errorNumber == Alsa.ErrorNumber.Busy;
}
