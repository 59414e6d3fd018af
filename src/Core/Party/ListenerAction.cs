namespace Holdover.Party;

/// <summary>What a listener's connection can ask for.</summary>
public enum ListenerAction
{
    SendHello,
    AnswerClock,
    SendStreamStart,

    /// <summary>What the listener has is not what comes next: it shall forget it.</summary>
    SendStreamClear,

    /// <summary>Send frames [From, From + Count) of the stream.</summary>
    SendFrames,
    SendStreamEnd,

    /// <summary>What was refused is known: the connection may take audio again.</summary>
    Unblock,

    /// <summary>How much of what was sent arrived is not known any more: the client's sent-through mark is void.</summary>
    ForgetMark,

    /// <summary>Say that it is closed because it does not keep up.</summary>
    ReportSlow,

    /// <summary>Close the connection.</summary>
    Close,
}
