namespace Holdover.Session;

/// <summary>What an attempt waits for. Only an answer to that is current: a second or a late answer is none.</summary>
public enum AttemptStep
{
    /// <summary>There is no attempt.</summary>
    None,

    Token,
    Addresses,
    Transport,
    Greeting,
}
