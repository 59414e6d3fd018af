namespace Holdover.Machines;

/// <summary>
/// A small generator (SplitMix64) that is part of a machine's data, so that a copy of the data throws the same dice.
/// For jitter only: nothing that must not be guessed may come from here. Zero is the fixed dice, which always throw
/// the least, so that exploration is not multiplied by chance.
/// </summary>
public record struct Dice(ulong State)
{
    public static readonly Dice Fixed;

    /// <summary>A number in [0, <paramref name="count"/>).</summary>
    public long Below(long count)
    {
        Invariant.Holds(count > 0);
        if (State == 0)
            return 0;
        var high = Math.BigMul(Next(), (ulong)count, out _);
        return (long)high;
    }

    private ulong Next()
    {
        unchecked
        {
            State += 0x9E3779B97F4A7C15;
            if (State == 0)
                State = 0x9E3779B97F4A7C15;
            var z = State;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
