using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Holdover.StateMachines;

/// <summary>What the engine holds to be true of itself.</summary>
/// <remarks>Checked in every build: a broken table would run the wrong actions.</remarks>
internal static class Invariant
{
    /// <summary>Throws when <paramref name="condition"/> does not hold.</summary>
    public static void Holds(
        [DoesNotReturnIf(false)] bool condition,
        [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
            Broken(what);
    }

    [DoesNotReturn]
    private static void Broken(string what) =>
        throw new InvalidOperationException($"The state machine engine broke its own invariant: {what}.");
}
