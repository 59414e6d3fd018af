namespace Holdover.Machines;

/// <summary>One stream generation: minted at a start that is not an update.</summary>
public readonly record struct PlayRequestId(uint Value) : IEpoch<PlayRequestId>
{
    public static EpochKind Kind => EpochKind.PlayRequest;

    public static PlayRequestId From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"play#{Value}");
}
