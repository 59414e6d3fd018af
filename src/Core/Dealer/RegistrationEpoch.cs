using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>One put of our state: minted when it is asked for, brought back by its answer.</summary>
public readonly record struct RegistrationEpoch(uint Value) : IEpoch<RegistrationEpoch>
{
    public static EpochKind Kind => EpochKind.Registration;

    public static RegistrationEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"registration#{Value}");
}
