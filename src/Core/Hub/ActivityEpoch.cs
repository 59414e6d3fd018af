using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>
/// One device's turn to be the one that plays, minted by the hub at each takeover. A device that comes back shows the
/// one it had; if another device has taken over meanwhile it is of the past, whatever any clock says.
/// </summary>
public readonly record struct ActivityEpoch(uint Value) : IEpoch<ActivityEpoch>
{
    public static EpochKind Kind => EpochKind.Activity;

    public static ActivityEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"activity#{Value}");
}
