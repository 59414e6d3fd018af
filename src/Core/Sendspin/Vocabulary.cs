namespace Holdover.Sendspin;

/// <summary>The words of an enumeration on the wire, one list for both directions.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class Vocabulary<T>(params (T Value, string Word)[] entries)
    where T : struct, Enum
{
    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no word and must not be written.</exception>
    public string this[T value]
    {
        get
        {
            foreach (var entry in entries)
            {
                if (EqualityComparer<T>.Default.Equals(entry.Value, value)) return entry.Word;
            }

            throw new ArgumentOutOfRangeException(nameof(value), value, "It has no word on the wire.");
        }
    }

    /// <summary>The value of a word, or null for a word of another time.</summary>
    public T? Find(ReadOnlySpan<char> word)
    {
        foreach (var (value, known) in entries)
        {
            if (word.SequenceEqual(known)) return value;
        }

        return null;
    }
}
