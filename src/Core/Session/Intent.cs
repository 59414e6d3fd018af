namespace Holdover.Session;

/// <summary>What the owner of a session wants. It is set before anything else follows from it, so that no order of events can make a wish look like a loss.</summary>
public enum Intent
{
    /// <summary>Nothing was asked for yet.</summary>
    None,

    /// <summary>To be up, whatever happens.</summary>
    Run,

    /// <summary>To be over.</summary>
    Stop,
}
