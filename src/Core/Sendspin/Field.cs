namespace Holdover.Sendspin;

/// <summary>
/// A field of a delta, in one of three cases: absent (leave what is known), null (forget it) or a value (replace it).
/// The default is absent.
/// </summary>
/// <typeparam name="T">The value's type, with value equality.</typeparam>
public readonly record struct Field<T>
    where T : notnull
{
    private readonly T? value;
    private readonly FieldCase which;

    private Field(FieldCase which, T? value)
    {
        this.which = which;
        this.value = value;
    }

    /// <summary>Leave what is known.</summary>
    public static Field<T> Absent => default;

    /// <summary>Forget what is known.</summary>
    public static Field<T> Null => new(FieldCase.Null, default);

    public bool IsAbsent => which == FieldCase.Absent;

    public bool IsNull => which == FieldCase.Null;

    public bool HasValue => which == FieldCase.Value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The field is absent or null: a mistake of the caller, never of a peer.</exception>
    public T Value => HasValue ? value! : throw new InvalidOperationException($"The field is {which}.");

    public static implicit operator Field<T>(T value) => new(FieldCase.Value, value);

    /// <summary>The value, or another where there is none.</summary>
    public T Or(T other) => HasValue ? value! : other;

    /// <summary>What is known after this delta, given what was known before it. The outcome is never null: forgotten is absent.</summary>
    public Field<T> Over(Field<T> before) => which switch
    {
        FieldCase.Absent => before,
        FieldCase.Null => Absent,
        _ => this,
    };

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"{value}" : which.ToString();
}
