using System.ComponentModel;

namespace Holdover.Sendspin;

/// <summary>Lets a collection expression make an <see cref="EquatableList{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EquatableListBuilder
{
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new(items);
}
