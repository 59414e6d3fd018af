using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>One time that a subscriber waits for a message: minted by the host, brought back with what it is given.</summary>
public readonly record struct ReceiveEpoch(uint Value) : IEpoch<ReceiveEpoch>
{
    public static EpochKind Kind => EpochKind.Receive;

    public static ReceiveEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"receive#{Value}");
}
