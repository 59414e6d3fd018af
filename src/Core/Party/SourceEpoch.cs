using Holdover.Machines;

namespace Holdover.Party;

/// <summary>One opening of a source: what comes late from an earlier one is known for what it is.</summary>
public readonly record struct SourceEpoch(uint Value) : IEpoch<SourceEpoch>
{
    public static EpochKind Kind => EpochKind.Source;

    public static SourceEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"source#{Value}");
}
