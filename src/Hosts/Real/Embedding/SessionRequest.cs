namespace Holdover.Hosts.Real.Embedding;

/// <summary>What a session asks of the connection that is open.</summary>
public enum SessionRequest
{
    /// <summary>Say hello, by the connection's strategy. The peer's hello is then told with <see cref="SessionConnection.Greeted"/>.</summary>
    Hello,

    /// <summary>Tell the peer our state: it has just greeted us.</summary>
    Announce,

    /// <summary>Ask for a sign of life: anything that makes the peer send something.</summary>
    Probe,

    /// <summary>Say goodbye. Nothing is asked after it; the peer's closing ends the connection, or 3 s do.</summary>
    Goodbye,
}
