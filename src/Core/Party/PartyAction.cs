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

    /// <summary>Tell the coordinator what a client said to its group.</summary>
    TellGroups,

    /// <summary>Take one connection from the listening socket, if there is still one; if more wait, say so again.</summary>
    Accept,
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

    /// <summary>Say that a connection is closed because it does not keep up.</summary>
    ReportSlow,
    Close,

    /// <summary>Tell a player how loud it shall be.</summary>
    TellVolume,

    /// <summary>Tell a player whether it shall be silent.</summary>
    TellMute,

    /// <summary>Tell a client which group it is in, and whether that plays.</summary>
    TellGroup,

    /// <summary>Tell a client what plays, or that nothing is known of that.</summary>
    TellMetadata,

    /// <summary>Tell a controller how loud its group is.</summary>
    TellController,
}
