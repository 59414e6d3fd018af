namespace Holdover.Machines;

/// <summary>
/// The number of one attempt or owner among its predecessors. Whatever is asked for carries one, and its completion
/// brings it back, so that an answer to a question of the past is known for what it is. Zero is nobody.
/// </summary>
public interface IEpoch<TSelf>
    where TSelf : struct, IEpoch<TSelf>
{
    static abstract EpochKind Kind { get; }

    uint Value { get; }

    static abstract TSelf From(uint value);
}
