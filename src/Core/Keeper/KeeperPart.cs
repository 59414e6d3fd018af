namespace Holdover.Keeper;

/// <summary>Whom an input is for.</summary>
public enum KeeperPart
{
    Keeper,

    /// <summary>The supervisor of one child.</summary>
    Child,
}
