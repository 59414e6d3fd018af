namespace Holdover.Hosts.Real.Serving;

/// <summary>What a child can say to its keeper.</summary>
internal enum BeatKind
{
    /// <summary>It lives.</summary>
    Lives,

    /// <summary>The party is over: its end is no accident.</summary>
    Over,

    /// <summary>The party is over, and its source could not be read to its end.</summary>
    Failed,
}
