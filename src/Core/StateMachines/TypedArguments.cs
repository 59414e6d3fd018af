namespace Holdover.StateMachines;

/// <summary>One argument of a known type.</summary>
internal sealed class TypedArguments<T0>(T0 first) : Arguments
{
    public T0 First => first;

    public override int Count => 1;

    public override object? this[int index] => index == 0 ? first : throw new ArgumentOutOfRangeException(nameof(index));
}

/// <summary>Two arguments of known types.</summary>
internal sealed class TypedArguments<T0, T1>(T0 first, T1 second) : Arguments
{
    public T0 First => first;

    public T1 Second => second;

    public override int Count => 2;

    public override object? this[int index] => index switch
    {
        0 => first,
        1 => second,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}

/// <summary>Three arguments of known types.</summary>
internal sealed class TypedArguments<T0, T1, T2>(T0 first, T1 second, T2 third) : Arguments
{
    public T0 First => first;

    public T1 Second => second;

    public T2 Third => third;

    public override int Count => 3;

    public override object? this[int index] => index switch
    {
        0 => first,
        1 => second,
        2 => third,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}
