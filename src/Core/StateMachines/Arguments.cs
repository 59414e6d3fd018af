namespace Holdover.StateMachines;

/// <summary>What a trigger was fired with. Typed, so that arguments reach guards and actions without boxes or an array.</summary>
/// <remarks>No arguments are <see langword="null"/>: the common case costs nothing.</remarks>
internal abstract class Arguments
{
    public abstract int Count { get; }

    /// <summary>The argument at a position, boxed: the slow way, for callers that do not know its type.</summary>
    public abstract object? this[int index] { get; }

    public object[] ToArray()
    {
        var array = new object[Count];
        for (var index = 0; index < array.Length; index++)
            array[index] = this[index]!;
        return array;
    }

    /// <summary>Arguments given as an array; an empty one is no arguments.</summary>
    public static Arguments? Of(object[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Length == 0 ? null : new UntypedArguments(array);
    }
}
