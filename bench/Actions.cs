using System.Runtime.CompilerServices;

namespace Holdover.Bench;

/// <summary>What the measured machines call: as little as can be, but each its own method, as in a real machine.</summary>
/// <remarks>
/// Not inlined: the profile would otherwise find the one delegate that a loop calls and put its body into the yardstick, which
/// would then make no delegate call at all.
/// </remarks>
internal sealed class Actions
{
    private long _asked;
    private long _left;
    private long _entered;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool MayGo() => ++_asked != 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Leave() => _left++;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Enter() => _entered++;
}
