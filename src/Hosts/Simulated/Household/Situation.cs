namespace Holdover.Hosts.Simulated.Household;

/// <summary>What a household should have been through, over enough seeds: a promise that was never put to the test was not kept, only made.</summary>
public enum Situation
{
    /// <summary>An outage was alone and shorter than the buffer, and so might not be heard.</summary>
    MustBeUnheard,

    /// <summary>A listener of others was sent on from exactly where it was.</summary>
    ResumedExactly,

    /// <summary>A speaker's new process went on with what the one before it had saved.</summary>
    SavedTaken,

    /// <summary>It found that cut by the kill, and refused it.</summary>
    SavedRefused,

    /// <summary>What was saved was of another boot, and was thrown away.</summary>
    SavedOfOtherBoot,

    /// <summary>The hub's new process went on with what the one before it had written.</summary>
    HubFileTaken,

    /// <summary>It found that cut by a loss of power, and refused it.</summary>
    HubFileRefused,

    /// <summary>The hub was killed in the middle of a writing.</summary>
    HubDiedInWriting,

    /// <summary>A dealer's token opened nothing any more.</summary>
    TokenRefused,

    /// <summary>A command from a phone was done, and its sender was told so.</summary>
    CommandDone,

    /// <summary>Somebody was told that a command was not done, or nothing.</summary>
    CommandFailed,

    /// <summary>A command that was not answered was sent again.</summary>
    CommandRepeated,

    /// <summary>A command came to be done when its sender was not the owner any more.</summary>
    CommandOfPastOwner,

    /// <summary>A speaker went on with what another of its account had played.</summary>
    TakenOver,

    /// <summary>A speaker yielded to another of its account.</summary>
    Yielded,

    /// <summary>A speaker was handed over while a session was up.</summary>
    HandedOverConnected,

    /// <summary>A speaker was handed over while no session was up.</summary>
    HandedOverDisconnected,

    /// <summary>A keeper went on with a child that an earlier one had started.</summary>
    ChildAdopted,

    /// <summary>A keeper killed a child that gave no sign of life.</summary>
    HungChildKilled,

    /// <summary>A child did not come up in time, and was given up.</summary>
    SpawnTimedOut,

    /// <summary>A process that hung went on before anybody had killed it.</summary>
    WokenUp,

    /// <summary>A speaker slept, and its clock had jumped when it woke up.</summary>
    SleptAndWoke,

    /// <summary>A connection waited for a worker that could take it.</summary>
    WaitedInBacklog,
}
