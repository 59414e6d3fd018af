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

    /// <summary>Close the connection.</summary>
    Close,
}
