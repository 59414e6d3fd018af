namespace Holdover.Machines;

/// <summary>One transport: minted when its opening is asked for, carried by all that happens on it.</summary>
public readonly record struct ConnectionEpoch(uint Value) : IEpoch<ConnectionEpoch>
{
    public static EpochKind Kind => EpochKind.Connection;

    public static ConnectionEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"connection#{Value}");
}
