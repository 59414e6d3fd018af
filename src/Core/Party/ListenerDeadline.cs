namespace Holdover.Party;

/// <summary>What a listener's connection waits for by the clock. At the same instant the first in this order fires first.</summary>
public enum ListenerDeadline
{
    /// <summary>The hello must have come.</summary>
    Hello,

    /// <summary>The first state is not waited for any longer.</summary>
    State,

    /// <summary>The clock burst is not waited for any longer.</summary>
    Clock,

    /// <summary>More frames may be sent.</summary>
    Send,

    /// <summary>Its connection must have caught up with the stream.</summary>
    Slow,
}
