namespace Holdover.Party;

/// <summary>What can happen to a listener.</summary>
public enum ListenerTrigger
{
    Connected,
    HelloReceived,
    StateReceived,
    ClockProbed,

    /// <summary>It asks for chunks to be encoded otherwise.</summary>
    FormatRequested,
    StreamBegan,
    FramesAdded,
    StreamEnded,
    Blocked,
    Drained,

    /// <summary>The same client has come by another connection.</summary>
    Superseded,
    Disconnected,
    HelloTimedOut,
    StateTimedOut,
    ClockTimedOut,
    SendDue,
    SlowTimedOut,
}
