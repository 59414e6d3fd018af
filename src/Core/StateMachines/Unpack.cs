namespace Holdover.StateMachines;

/// <summary>Hands arguments to delegates of one to three parameters, checking types where the compiler could not.</summary>
/// <remarks>
/// A trigger may be fired, or asked after, without its arguments; every parameter then has its type's default value.
/// </remarks>
internal static class Unpack
{
    public static Func<Arguments?, TResult> Function<T0, TResult>(Func<T0, TResult> function) => arguments =>
        arguments is TypedArguments<T0> typed
            ? function(typed.First)
            : function(At<T0>(arguments, 0));

    public static Func<Arguments?, TResult> Function<T0, T1, TResult>(Func<T0, T1, TResult> function) => arguments =>
        arguments is TypedArguments<T0, T1> typed
            ? function(typed.First, typed.Second)
            : function(At<T0>(arguments, 0), At<T1>(arguments, 1));

    public static Func<Arguments?, TResult> Function<T0, T1, T2, TResult>(Func<T0, T1, T2, TResult> function) => arguments =>
        arguments is TypedArguments<T0, T1, T2> typed
            ? function(typed.First, typed.Second, typed.Third)
            : function(At<T0>(arguments, 0), At<T1>(arguments, 1), At<T2>(arguments, 2));

    public static Action<Arguments?, TTransition> Action<T0, TTransition>(Action<T0, TTransition> action) =>
        (arguments, transition) =>
        {
            if (arguments is TypedArguments<T0> typed)
                action(typed.First, transition);
            else
                action(At<T0>(arguments, 0), transition);
        };

    public static Action<Arguments?, TTransition> Action<T0, T1, TTransition>(Action<T0, T1, TTransition> action) =>
        (arguments, transition) =>
        {
            if (arguments is TypedArguments<T0, T1> typed)
                action(typed.First, typed.Second, transition);
            else
                action(At<T0>(arguments, 0), At<T1>(arguments, 1), transition);
        };

    public static Action<Arguments?, TTransition> Action<T0, T1, T2, TTransition>(Action<T0, T1, T2, TTransition> action) =>
        (arguments, transition) =>
        {
            if (arguments is TypedArguments<T0, T1, T2> typed)
                action(typed.First, typed.Second, typed.Third, transition);
            else
                action(At<T0>(arguments, 0), At<T1>(arguments, 1), At<T2>(arguments, 2), transition);
        };

    /// <summary>Throws when an argument at a position is missing or is not of the type that the trigger declares.</summary>
    public static void Check(Arguments arguments, int index, Type expected)
    {
        if (index >= arguments.Count)
            throw new ArgumentException($"An argument of type {expected} is required in position {index}.");

        // A null says nothing about its type; the delegate that asks for a value type refuses it itself.
        var argument = arguments[index];
        if (argument is not null && !expected.IsInstanceOfType(argument))
        {
            throw new ArgumentException(
                $"The argument in position {index} is of type {argument.GetType()} but must be of type {expected}.");
        }
    }

    private static T At<T>(Arguments? arguments, int index)
    {
        if (arguments is null)
            return default!;
        Check(arguments, index, typeof(T));
        return (T)arguments[index]!;
    }
}
