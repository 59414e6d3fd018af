namespace Holdover.Sendspin;

/// <summary>What a queue does at its end.</summary>
public enum RepeatMode
{
    Off,
    One,
    All,
}
