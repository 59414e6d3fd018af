using Holdover.StateMachines.Reflection;

namespace Holdover.StateMachines;

/// <summary>One condition of a transition.</summary>
internal sealed class Guard
{
    private readonly Func<bool>? _plain;
    private readonly Func<Arguments?, bool>? _withArguments;

    private Guard(Func<bool>? plain, Func<Arguments?, bool>? withArguments, InvocationInfo info)
    {
        _plain = plain;
        _withArguments = withArguments;
        Info = info;
    }

    public InvocationInfo Info { get; }

    public bool IsMet(Arguments? arguments) => _plain is not null ? _plain() : _withArguments!(arguments);

    public static Guard Of(Func<bool> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return new Guard(guard, null, InvocationInfo.Of(guard, description));
    }

    /// <summary>A guard that takes the trigger's arguments; <paramref name="original"/> is what the user wrote.</summary>
    public static Guard Typed(Func<Arguments?, bool> guard, Delegate original, string? description) =>
        new(null, guard, InvocationInfo.Of(original, description));
}
