namespace Holdover.Sendspin;

/// <summary>What a server may ask of a player.</summary>
public enum PlayerCommandKind
{
    Volume,
    Mute,
    SetStaticDelay,
}
