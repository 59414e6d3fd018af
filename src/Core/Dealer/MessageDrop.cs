namespace Holdover.Dealer;

/// <summary>Why nobody, or not everybody, is given what came.</summary>
public enum MessageDrop
{
    None,

    /// <summary>Nobody wants messages to its address: who did is gone, or there never was anybody.</summary>
    Nobody,

    /// <summary>A subscriber did not take it before too many others had come.</summary>
    Overrun,

    /// <summary>The frame, or what it carries, cannot be read.</summary>
    Unreadable,
}
