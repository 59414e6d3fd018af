namespace Holdover.Party;

/// <summary>What a party can ask the world for.</summary>
public enum PartyAction
{
    OpenSource,
    Decode,
    HoldChunk,
    ReleaseChunk,
    ReportEnded,
    SendHello,
    AnswerClock,
    SendStreamStart,
    SendStreamClear,

    /// <summary>Send a piece of one chunk.</summary>
    SendChunk,
    SendStreamEnd,
    Close,
}
