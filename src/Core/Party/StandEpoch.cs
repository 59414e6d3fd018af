using Holdover.Machines;

namespace Holdover.Party;

/// <summary>One word of a coordinator on how the party stands: the newest counts.</summary>
public readonly record struct StandEpoch(uint Value) : IEpoch<StandEpoch>
{
    public static EpochKind Kind => EpochKind.Stand;

    public static StandEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"stand#{Value}");
}
