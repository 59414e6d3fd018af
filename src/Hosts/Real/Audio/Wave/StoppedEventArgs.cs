namespace Holdover.Hosts.Real.Audio.Wave;

/// <summary>Why a player stopped. The shape of NAudio 3.</summary>
/// <param name="exception">What broke; null if nothing did.</param>
public class StoppedEventArgs(Exception? exception = null) : EventArgs
{
    public Exception? Exception => exception;
}
