namespace Holdover.Machines;

/// <summary>One session with a server: minted when it is up, whatever number of connections it took.</summary>
public readonly record struct SessionEpoch(uint Value) : IEpoch<SessionEpoch>
{
    public static EpochKind Kind => EpochKind.Session;

    public static SessionEpoch From(uint value) => new(value);

    public override string ToString() => string.Create(null, $"session#{Value}");
}
