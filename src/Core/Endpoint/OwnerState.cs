namespace Holdover.Endpoint;

/// <summary>Whom the speaker serves.</summary>
public enum OwnerState
{
    /// <summary>Nobody. A session may be open all the same, if its host opened it: then it is of the public group.</summary>
    Nobody,

    /// <summary>One account, with a session and a dealer of its own; or the public group, with a session alone.</summary>
    Running,

    /// <summary>Nobody any more, and nobody yet: what is left of the last one's session and dealer says goodbye.</summary>
    Leaving,
}
