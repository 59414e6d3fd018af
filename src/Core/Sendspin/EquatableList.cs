using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Holdover.Sendspin;

/// <summary>A short immutable list that is equal to another of the same items in the same order, so that messages are values.</summary>
/// <typeparam name="T">The items' type, itself with value equality.</typeparam>
[CollectionBuilder(typeof(EquatableListBuilder), nameof(EquatableListBuilder.Create))]
[SuppressMessage("Naming", "CA1710", Justification = "It is a list.")]
public readonly struct EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    // Null in a default value, which is the empty list.
    private readonly T[]? items;

    /// <summary>Copies the items.</summary>
    public EquatableList(ReadOnlySpan<T> items) => this.items = items.IsEmpty ? null : items.ToArray();

    /// <inheritdoc/>
    public int Count => items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => Span[index];

    /// <summary>The items, without a copy.</summary>
    public ReadOnlySpan<T> Span => items;

    public static bool operator ==(EquatableList<T> left, EquatableList<T> right) => left.Equals(right);

    public static bool operator !=(EquatableList<T> left, EquatableList<T> right) => !left.Equals(right);

    /// <summary>Whether an item equal to this one is in the list.</summary>
    public bool Contains(T item)
    {
        foreach (var candidate in Span)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, item)) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(EquatableList<T> other) => Span.SequenceEqual(other.Span, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableList<T> other && Equals(other);

    /// <summary>The count: equal lists agree on it, it is the same in every process, and nothing here is looked up by hash.</summary>
    public override int GetHashCode() => Count;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", items ?? [])}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
