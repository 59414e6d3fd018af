using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>One question to a hub, numbered by the host that took it: each is answered once.</summary>
public readonly record struct ExchangeEpoch(uint Value) : IEpoch<ExchangeEpoch>
{
    public static EpochKind Kind => EpochKind.Exchange;

    public static ExchangeEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"exchange#{Value}");
}
