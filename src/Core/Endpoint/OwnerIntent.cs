namespace Holdover.Endpoint;

/// <summary>
/// What is wanted of the speaker as a whole. It is set before anything else follows from it: why something ends is read
/// off it, never off what was noticed first.
/// </summary>
public enum OwnerIntent
{
    /// <summary>Nothing was asked for yet.</summary>
    None,

    /// <summary>To serve an account.</summary>
    Run,

    /// <summary>To serve another, or the same with other credentials.</summary>
    Handover,

    /// <summary>To serve nobody.</summary>
    Stop,
}
