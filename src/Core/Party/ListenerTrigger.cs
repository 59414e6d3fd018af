namespace Holdover.Party;

/// <summary>What can happen to a listener.</summary>
public enum ListenerTrigger
{
    Connected,
    HelloReceived,
    StateReceived,
    ClockProbed,
    StreamBegan,
    FramesAdded,
    StreamEnded,
    Disconnected,
    HelloTimedOut,
    StateTimedOut,
    ClockTimedOut,
    SendDue,
}
