namespace Holdover.Machines;

/// <summary>What a step asks for, in order. Its holder drains it before the next input.</summary>
/// <param name="capacity">Effects of one step at most.</param>
public sealed class Outbox<TEffect>(int capacity = Outbox<TEffect>.CapacityDefault)
    where TEffect : struct
{
    public const int CapacityDefault = 64;

    /// <summary>It grows to what steps really ask for, and allocates no more then: the capacity is what the worst step may.</summary>
    private TEffect[] effects = new TEffect[Math.Min(capacity, CapacityDefault)];

    public int Count { get; private set; }

    public ReadOnlySpan<TEffect> Effects => effects.AsSpan(0, Count);

    public void Add(in TEffect effect) => Room() = effect;

    /// <summary>One more, as new, to be filled in where it lies: what joins the effects of several machines is large.</summary>
    internal ref TEffect AddNew()
    {
        ref var effect = ref Room();
        effect = default;
        return ref effect;
    }

    public void Clear() => Truncate(0);

    /// <summary>Takes back what was added beyond a count: a step that broke asked for nothing.</summary>
    internal void Truncate(int count)
    {
        Invariant.Holds(count <= Count);
        Count = count;
    }

    private ref TEffect Room()
    {
        Invariant.Holds(Count < capacity);
        if (Count == effects.Length)
            Array.Resize(ref effects, Math.Min(capacity, Count * 2));
        return ref effects[Count++];
    }
}
