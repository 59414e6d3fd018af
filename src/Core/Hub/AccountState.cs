namespace Holdover.Hub;

/// <summary>Where an account is.</summary>
public enum AccountState
{
    /// <summary>No device plays.</summary>
    Idle,

    /// <summary>The account is there; what follows, and <see cref="Idle"/>, are its parts.</summary>
    Serving,

    /// <summary>One device is the one that plays, and is connected.</summary>
    Active,

    /// <summary>The device that plays has lost its connection: its buffer plays on, and it will be back.</summary>
    Away,

    /// <summary>The account is no more.</summary>
    Removed,
}
