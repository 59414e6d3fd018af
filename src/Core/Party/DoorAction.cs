namespace Holdover.Party;

/// <summary>What a door can ask for.</summary>
public enum DoorAction
{
    /// <summary>Take one connection from the listening socket, if there is still one; if more wait, say so again.</summary>
    Accept,
}
