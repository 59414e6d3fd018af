namespace Holdover.Party;

/// <summary>The machines of a party.</summary>
public enum PartyPart
{
    Coordinator,
    Worker,
    Listener,
    Groups,

    /// <summary>A worker's door.</summary>
    Door,

    /// <summary>What the coordinator's groups say to a worker's listener.</summary>
    Told,
}
