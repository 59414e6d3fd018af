namespace Holdover.Party;

/// <summary>Whom an input of a coordinator's process is for.</summary>
public enum CoordinatorPart
{
    Coordinator,

    /// <summary>The groups of all workers' clients.</summary>
    Groups,
}
