namespace Holdover.Session;

/// <summary>How a session comes back, from the least disturbing on.</summary>
public enum Strategy
{
    /// <summary>Same URL, same client id; buffer and clock filter are kept.</summary>
    Fast,

    /// <summary>Same client id; the clock filter is measured anew and our state announced again.</summary>
    Rejoin,

    /// <summary>As a rejoin, at the next URL.</summary>
    Migrate,
}
