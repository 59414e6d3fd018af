namespace Holdover.Tests.Property.Machines.Tables;

internal enum RowKind
{
    /// <summary>Leads to another state.</summary>
    Permitted,

    /// <summary>Leads to its own state, which is left and entered again.</summary>
    Reentry,

    /// <summary>Acts and stays.</summary>
    Internal,

    /// <summary>Does nothing, for a reason.</summary>
    Ignored,

    /// <summary>Cannot happen, for a reason.</summary>
    Impossible,
}
