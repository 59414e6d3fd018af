namespace Holdover.Machines;

/// <summary>One spawned process.</summary>
public readonly record struct ProcessEpoch(uint Value) : IEpoch<ProcessEpoch>
{
    public static EpochKind Kind => EpochKind.Process;

    public static ProcessEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"process#{Value}");
}
