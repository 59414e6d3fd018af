using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// Production nodes and what is around them: what was asked for and has not been answered, what may still go wrong, what
/// people may still want, and the time. It is new when it is made; from then on it is moved by choices, copied, written
/// and read.
/// </summary>
public abstract class World
{
    /// <summary>No clock starts at zero: zero is no instant.</summary>
    public MonotonicTime Now { get; protected set; } = new(1_000_000_000);

    /// <summary>What an observer of effects found wrong in the last step, or null.</summary>
    public string? Broken { get; private set; }

    /// <summary>Whether it may stay for ever as it is: nothing that was begun is unfinished.</summary>
    public abstract bool IsAtRest { get; }

    /// <summary>Adds every choice there is; their order is part of what a path means.</summary>
    public abstract void List(ChoiceList choices);

    public void Take(in Choice choice)
    {
        Broken = null;
        Apply(in choice);
    }

    /// <summary>Becomes what another world of the same scenario is, without allocating.</summary>
    public abstract void CopyFrom(World other);

    /// <summary>Writes what decides the future, the same for worlds that behave alike; says how many bytes it took.</summary>
    public abstract int WriteShape(Span<byte> buffer);

    /// <summary>Writes everything, for <see cref="Read"/>; says how many bytes it took.</summary>
    public abstract int WriteExact(Span<byte> buffer);

    public abstract void Read(ReadOnlySpan<byte> bytes);

    /// <summary>Says a choice in words.</summary>
    public abstract string Describe(in Choice choice);

    /// <summary>Says in words where each machine is.</summary>
    public abstract string Describe();

    protected abstract void Apply(in Choice choice);

    /// <summary>Says what must always hold and did not; the first to be said counts.</summary>
    protected void Break(string property) => Broken ??= property;
}
