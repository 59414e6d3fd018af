namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What can go wrong in a party of several processes. Each spends one of the budget.</summary>
internal enum PartyFault
{
    /// <summary>A worker is killed between two steps.</summary>
    WorkerDies,

    /// <summary>A worker is killed at its next chunk: before its mark, between mark and sending, or between sending and mark.</summary>
    WorkerDiesSending,

    /// <summary>The coordinator is killed between two steps.</summary>
    CoordinatorDies,

    /// <summary>The coordinator is killed when it has told one worker of a chunk, and not the others.</summary>
    CoordinatorDiesTelling,

    /// <summary>The coordinator is given up, and lives on: it goes on asking for the workers when another one leads.</summary>
    CoordinatorLivesOn,

    /// <summary>The source, once it is opened again, cannot go back.</summary>
    SourceCannotSeek,

    /// <summary>The source, once it is opened again, has other samples.</summary>
    SourceChanges,

    /// <summary>What was asked of the source takes its time.</summary>
    SourceIsSlow,

    /// <summary>What was asked of the source cannot be had, and it says so.</summary>
    TrackIsUnavailable,

    /// <summary>A listener's connection breaks, and what it has not read is lost; its worker sees it.</summary>
    ListenerIsCut,

    /// <summary>A person pauses what plays.</summary>
    PersonPauses,

    /// <summary>A listener's connection takes nothing from its next chunk on.</summary>
    ListenerIsSlow,

    /// <summary>A listener's connection is gone, and so is what it has not read; its worker does not know, and the listener comes back.</summary>
    ListenerIsHalfDead,
}
