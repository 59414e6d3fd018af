namespace Holdover.Party;

/// <summary>Where a listener's connection is.</summary>
public enum ListenerState
{
    /// <summary>Connected; its hello has not come.</summary>
    Greeting,

    /// <summary>Has said hello; its first state has not come.</summary>
    Introducing,

    /// <summary>Has introduced itself. Waiting, priming and streaming are inside.</summary>
    Listening,

    /// <summary>Listens; no stream.</summary>
    Waiting,

    /// <summary>Has the first audio; the rest waits until its clock is measured, which audio in the way would spoil.</summary>
    Priming,

    /// <summary>Gets the stream, never faster than a multiple of real time.</summary>
    Streaming,

    /// <summary>Over.</summary>
    Closed,
}
