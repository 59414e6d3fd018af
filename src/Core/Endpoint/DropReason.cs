namespace Holdover.Endpoint;

/// <summary>Why a saved playback was thrown away.</summary>
public enum DropReason
{
    /// <summary>The speaker has another owner, or its owner other credentials.</summary>
    CredentialsChanged,

    /// <summary>The owner stopped.</summary>
    Stopped,

    /// <summary>The owner did something with the replacement before it could be restored.</summary>
    ReplacementUsed,

    /// <summary>Another device of the account plays now.</summary>
    TakenOver,

    /// <summary>It is too old.</summary>
    Expired,

    /// <summary>It was taken under another boot, so that nobody knows how old it is.</summary>
    OtherBoot,

    /// <summary>It is somebody else's.</summary>
    OtherAccount,
}
