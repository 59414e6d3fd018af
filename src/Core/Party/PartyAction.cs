namespace Holdover.Party;

/// <summary>What a party can ask the world for.</summary>
public enum PartyAction
{
    OpenSource,
    Decode,
    HoldChunk,
    ReleaseChunk,
    ReportStream,
    ReportUnavailable,
    ReportEnded,

    /// <summary>Tell the coordinator what a worker holds, and how many listen at it.</summary>
    TellHeld,

    /// <summary>Tell the coordinator how many listen at a worker.</summary>
    TellListeners,
    SendHello,
    AnswerClock,
    SendStreamStart,
    SendStreamClear,

    /// <summary>Send a piece of one chunk.</summary>
    SendChunk,
    SendStreamEnd,

    /// <summary>The connection may take audio again.</summary>
    Unblock,

    /// <summary>The client's sent-through mark is void.</summary>
    ForgetMark,
    Close,
}
