namespace Holdover.Supervisor;

/// <summary>What becomes of a child when its supervisor dies.</summary>
public enum OnParentDeath
{
    /// <summary>It dies with it, so that a successor finds the field clear.</summary>
    Kill,

    /// <summary>It goes on without it.</summary>
    Survive,
}
