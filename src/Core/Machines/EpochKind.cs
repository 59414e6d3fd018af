namespace Holdover.Machines;

/// <summary>The kinds of epoch, each counted on its own.</summary>
public enum EpochKind
{
    Connection,
    Session,
    Owner,
    PlayRequest,
    Output,
    Process,
    Registration,
    Exchange,
    Activity,
    Source,

    /// <summary>Words of a coordinator on how a party stands.</summary>
    Stand,
    Receive,
}
