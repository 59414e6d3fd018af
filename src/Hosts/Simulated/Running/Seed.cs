using System.Text;

using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Running;

/// <summary>What makes a whole run.</summary>
public readonly record struct Seed(ulong Value)
{
    /// <summary>
    /// A stream of dice of its own for each name: one more draw in one part of the world shifts nothing in another.
    /// </summary>
    public Dice Stream(string name)
    {
        var state = StableHash.Add(StableHash.Of(Encoding.UTF8.GetBytes(name)), Value);
        return new(state == 0 ? 1 : state);
    }

    public override string ToString() => Value.ToString(null, null);
}
