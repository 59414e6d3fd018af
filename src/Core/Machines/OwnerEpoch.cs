namespace Holdover.Machines;

/// <summary>One owner of the speaker: a handover mints the next, and what the old one asked for is stale.</summary>
public readonly record struct OwnerEpoch(uint Value) : IEpoch<OwnerEpoch>
{
    public static EpochKind Kind => EpochKind.Owner;

    public static OwnerEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"owner#{Value}");
}
