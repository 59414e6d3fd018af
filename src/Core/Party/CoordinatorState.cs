namespace Holdover.Party;

/// <summary>Where the coordinator is.</summary>
public enum CoordinatorState
{
    /// <summary>Not asked to serve yet.</summary>
    Idle,

    /// <summary>Opening the source.</summary>
    Opening,

    /// <summary>The source is open; nobody listens and nothing is decoded.</summary>
    Waiting,

    /// <summary>Decoding ahead of the listeners.</summary>
    Streaming,

    /// <summary>Nothing more is decoded; what was is being played.</summary>
    Draining,

    /// <summary>Over.</summary>
    Ended,
}
