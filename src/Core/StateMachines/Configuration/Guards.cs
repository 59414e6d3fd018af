namespace Holdover.StateMachines;

/// <summary>Makes the guards of a transition from every shape in which they can be written.</summary>
internal static class Guards
{
    public static readonly Guard[] None = [];

    public static Guard[] Of(Func<bool> guard, string? description) => [Guard.Of(guard, description)];

    public static Guard[] Of(Tuple<Func<bool>, string>[] guards) =>
        [.. NotNull(guards).Select(guard => Guard.Of(guard.Item1, guard.Item2))];

    public static Guard[] Of(Func<object[], bool> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return [Guard.Typed(arguments => guard(arguments?.ToArray() ?? []), guard, description)];
    }

    public static Guard[] Of<T0>(Func<T0, bool> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return [Guard.Typed(Unpack.Function(guard), guard, description)];
    }

    public static Guard[] Of<T0, T1>(Func<T0, T1, bool> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return [Guard.Typed(Unpack.Function(guard), guard, description)];
    }

    public static Guard[] Of<T0, T1, T2>(Func<T0, T1, T2, bool> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return [Guard.Typed(Unpack.Function(guard), guard, description)];
    }

    public static Guard[] Of<T0>(Tuple<Func<T0, bool>, string>[] guards) =>
        [.. NotNull(guards).SelectMany(guard => Of(guard.Item1, guard.Item2))];

    public static Guard[] Of<T0, T1>(Tuple<Func<T0, T1, bool>, string>[] guards) =>
        [.. NotNull(guards).SelectMany(guard => Of(guard.Item1, guard.Item2))];

    public static Guard[] Of<T0, T1, T2>(Tuple<Func<T0, T1, T2, bool>, string>[] guards) =>
        [.. NotNull(guards).SelectMany(guard => Of(guard.Item1, guard.Item2))];

    private static T[] NotNull<T>(T[] guards)
    {
        ArgumentNullException.ThrowIfNull(guards);
        return guards;
    }
}
