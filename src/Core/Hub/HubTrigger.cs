namespace Holdover.Hub;

/// <summary>What can happen to a hub.</summary>
public enum HubTrigger
{
    /// <summary>A hub that was read from a file begins where it ended. Nothing comes before it.</summary>
    Resumed,

    /// <summary>An account is to be there from now on.</summary>
    AccountAdded,

    /// <summary>An account is to be there no longer.</summary>
    AccountRemoved,

    /// <summary>Somebody has proved to the host that an account is theirs, and wants a token.</summary>
    LoginAccepted,

    /// <summary>Something came that says by itself which account it is about: by a token, a ticket, a connection, or an exchange.</summary>
    AccountHeard,

    /// <summary>Somebody who shows a token wants something of the queue.</summary>
    QueueAsked,

    /// <summary>The coordinator of an account's group reports on its track.</summary>
    QueueHeard,
}
