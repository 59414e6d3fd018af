namespace Holdover.Session;

/// <summary>What a session's node can ask for.</summary>
public enum SessionNodeAction
{
    /// <summary>What the session asks for.</summary>
    Session,

    /// <summary>Something has changed at some path: ask with ChangesWanted when there is time. Comes once until that is done.</summary>
    ReportChanges,

    /// <summary>Tell the consumer of a change.</summary>
    TellChange,

    /// <summary>There is no room for another path: nobody is told of who publishes there.</summary>
    RefuseAnnouncement,
}
