using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Holdover;

/// <summary>Assertions that stay on in Release: a machine that is wrong must end its step, not go on wrongly.</summary>
public static class Invariant
{
    /// <summary>Ends the step with an <see cref="InvariantException"/> that quotes the condition when it is false.</summary>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Holds([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        if (!condition)
            Break(text);
    }

    /// <summary>Ends the step: this place cannot be reached.</summary>
    [DoesNotReturn]
    [StackTraceHidden]
    public static void Unreachable(string why) => Break(why);

    [DoesNotReturn]
    [StackTraceHidden]
    private static void Break(string? text) => throw new InvariantException(text ?? "an invariant");
}
