namespace Holdover.Endpoint;

/// <summary>What the ownership of a speaker can ask for. All but the last two are for the machines beside it.</summary>
public enum OwnerAction
{
    /// <summary>Be silent, whatever plays.</summary>
    StopPlayback,

    /// <summary>Throw away what was saved, for this reason.</summary>
    DropSaved,

    /// <summary>Hear no more of the session, and end it.</summary>
    CloseSession,

    /// <summary>End the dealer.</summary>
    CloseDealer,

    /// <summary>Begin a session of this account.</summary>
    OpenSession,

    /// <summary>Begin a dealer of this account.</summary>
    OpenDealer,

    /// <summary>Whom the speaker serves from now on. What is opened after this, is opened with that account's credentials.</summary>
    PublishOwner,

    /// <summary>Nobody is served any more: asked for, or lost for a cause.</summary>
    ReportEnded,
}
