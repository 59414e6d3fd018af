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
    Receive,
}
