namespace Holdover.Party;

/// <summary>Where the coordinator is.</summary>
public enum CoordinatorState
{
    /// <summary>Not asked to serve yet.</summary>
    Idle,

    /// <summary>Waiting for the workers to say what they hold of a stream that an earlier coordinator left.</summary>
    Asking,

    /// <summary>Opening the source.</summary>
    Opening,

    /// <summary>Decoding again what the workers hold, to find the place where it goes on.</summary>
    Resuming,

    /// <summary>The source is open; nobody listens and nothing is decoded.</summary>
    Waiting,

    /// <summary>Decoding ahead of the listeners.</summary>
    Streaming,

    /// <summary>The source does not answer: what is decoded is played, and it is tried again.</summary>
    Stalled,

    /// <summary>Nothing more is decoded; what was is being played.</summary>
    Draining,

    /// <summary>Over.</summary>
    Ended,
}
