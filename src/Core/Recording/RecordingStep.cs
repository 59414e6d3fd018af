using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>One step of a recording, as it was read.</summary>
/// <param name="IsTick">Whether no input led to it.</param>
/// <param name="IsText">Whether it is no step, but a text that was named to the node before the next.</param>
/// <param name="HasBroken">Whether a machine found itself broken in it.</param>
/// <param name="Now">When it was.</param>
/// <param name="Effects">How many effects it had.</param>
/// <param name="Hash">The hash of all effects of the segment up to and with it.</param>
internal readonly record struct RecordingStep(bool IsTick, bool IsText, bool HasBroken, MonotonicTime Now, int Effects, ulong Hash)
{
    /// <summary>What is around a payload: its length and its check.</summary>
    public const int FrameBytes = sizeof(int) + sizeof(uint);

    internal const int Input = 0;
    internal const int Tick = 1;
    internal const int Broke = 2;
    internal const int Text = 4;

    /// <summary>Folds effects into a hash, each encoded exactly.</summary>
    public static ulong Fold<TEffect>(ulong hash, ReadOnlySpan<TEffect> effects, Span<byte> scratch)
        where TEffect : struct, IEncodable
    {
        foreach (ref readonly var effect in effects)
        {
            var copy = effect;
            hash = StableHash.Add(hash, scratch[..ExactWriter.Write(ref copy, scratch)]);
        }

        return StableHash.Add(hash, (ulong)effects.Length);
    }

    /// <summary>What shows that a payload was written here and whole: a payload at another place is not this one.</summary>
    public static uint Check(int place, ReadOnlySpan<byte> payload) => unchecked((uint)StableHash.Add((ulong)place, payload));
}
