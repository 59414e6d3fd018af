using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>One opening of an output: what is told of an earlier one is stale.</summary>
public readonly record struct OutputEpoch(uint Value) : IEpoch<OutputEpoch>
{
    public static EpochKind Kind => EpochKind.Output;

    public static OutputEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"output#{Value}");
}
