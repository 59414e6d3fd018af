namespace Holdover.Party;

/// <summary>How it is known where in the stream a listener stands.</summary>
public enum StandKind
{
    /// <summary>It is not: whatever it has must be forgotten before anything is sent.</summary>
    Unknown,

    /// <summary>Its sent-through mark says so.</summary>
    Marked,

    /// <summary>It says so itself.</summary>
    Said,
}
