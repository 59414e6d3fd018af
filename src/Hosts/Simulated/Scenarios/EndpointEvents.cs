namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What happened in the last step, for what must be witnessed. No choice depends on it.</summary>
[Flags]
internal enum EndpointEvents : ulong
{
    None = 0,

    /// <summary>An answer came for a transport that is over, while another is asked for or open.</summary>
    CameLate = 1 << 0,

    /// <summary>What an owner had asked for who is gone was answered.</summary>
    LateForPastOwner = 1 << 1,

    /// <summary>A command came on behalf of an owner who is gone; and while the next one's stream plays.</summary>
    CommandOfPast = 1 << 2,
    CommandOfPastToNext = 1 << 3,

    /// <summary>A courtesy came to a server at which the same account is registered anew.</summary>
    LateCourtesy = 1 << 4,

    /// <summary>A courtesy failed while its owner was being left.</summary>
    CourtesyFailed = 1 << 5,

    // What an old connection still had to say, when the new one had said its own.
    OldId = 1 << 6,
    OldReply = 1 << 7,
    OldPutAnswer = 1 << 8,
    OldPutAnswerInFlight = 1 << 9,
    OldSessionClose = 1 << 10,
    OldSessionLoss = 1 << 11,
    OldDealerClose = 1 << 12,
    OldDealerLoss = 1 << 13,
    OldSessionGoodbye = 1 << 14,
    OldDealerGoodbye = 1 << 15,

    // Where everything was when another owner came.
    HandedOverConnecting = 1 << 16,
    HandedOverSessionDown = 1 << 17,
    HandedOverDealerDown = 1 << 18,
    HandedOverBothDown = 1 << 19,
    HandedOverPutInFlight = 1 << 20,
    HandedOverRegistering = 1 << 21,
    HandedOverLostPlaying = 1 << 22,

    /// <summary>The session broke while its owner was being left.</summary>
    LostLeaving = 1 << 23,

    /// <summary>After that, and before all was over, a cluster or the answer to a put came for the old owner.</summary>
    OvertookLeaving = 1 << 24,

    /// <summary>Another device took over while the owner was being left.</summary>
    TakenOverLeaving = 1 << 25,

    /// <summary>The dealer was lost while a stream played.</summary>
    DealerLostPlaying = 1 << 26,

    /// <summary>The dealer was lost with a change that nobody had been told of.</summary>
    DealerLostDirty = 1 << 27,

    /// <summary>A dealer's attempt that nobody answered was given up while the session was down.</summary>
    DealerGivenUpAlone = 1 << 28,

    Saved = 1 << 29,
    Restored = 1 << 30,

    /// <summary>The player was still at what was restored.</summary>
    RestoredPlaying = 1UL << 31,

    /// <summary>What an attempt had, that failed half-way, went to the next one.</summary>
    OfferedAgain = 1UL << 32,

    DroppedForCredentials = 1UL << 33,
    DroppedForStop = 1UL << 34,
    DroppedForUse = 1UL << 35,
    DroppedForTakeover = 1UL << 36,
    DroppedForAge = 1UL << 37,
    DroppedForBoot = 1UL << 38,

    /// <summary>Another device had taken over when nobody could tell us, and the answer to a put said so.</summary>
    YieldedAfterPut = 1UL << 39,

    // What failed, and not only came late.
    SessionOpenFailed = 1UL << 40,
    DealerOpenFailed = 1UL << 41,
    PutFailed = 1UL << 42,
    RegistrationFailed = 1UL << 43,
    SessionResolveFailed = 1UL << 44,
    DealerResolveFailed = 1UL << 45,

    /// <summary>An old dealer's cluster came while the next owner's stream played.</summary>
    OldCluster = 1UL << 46,

    /// <summary>What another process had saved was restored.</summary>
    RestoredByNext = 1UL << 47,

    /// <summary>What was restored had come to its end meanwhile.</summary>
    RestoredEnded = 1UL << 48,

    // How a play request ended of which a session was told; and that an end came while there was none, and the next was told.
    PlayedOut = 1UL << 49,
    CutShort = 1UL << 50,
    Replaced = 1UL << 51,
    EndToldToNext = 1UL << 52,

    /// <summary>The session was lost before a track had any sound, and the next one said that it is over.</summary>
    LoadEndedByNext = 1UL << 53,

    /// <summary>A server said again that a track is over.</summary>
    EndRepeated = 1UL << 54,

    /// <summary>Another owner came when nobody had been told of an end.</summary>
    HandedOverUntold = 1UL << 55,

    /// <summary>Another device plays, we are silent, and nobody can be told of it: the put failed.</summary>
    YieldingPutFailed = 1UL << 56,

    // An output was said to have broken when another was open; the one that is open broke while there was no session; another was opened for it.
    OldOutputBroke = 1UL << 57,
    OutputBrokeAlone = 1UL << 58,
    OutputOpenedAgain = 1UL << 59,

    /// <summary>A stream of the old session began while it said goodbye.</summary>
    OldStream = 1UL << 60,

    /// <summary>The session was lost while a stream played.</summary>
    SessionLostPlaying = 1UL << 61,
}
