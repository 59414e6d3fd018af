namespace Holdover.Hosts.Real.Sources;

/// <summary>The order in which people number things: 2 before 10, whatever the case of the letters.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? left, string? right)
    {
        var one = left.AsSpan();
        var other = right.AsSpan();
        while (!one.IsEmpty && !other.IsEmpty)
        {
            var order = char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0])
                ? CompareNumbers(ref one, ref other)
                : CompareLetters(ref one, ref other);
            if (order != 0)
                return order;
        }

        var rest = one.Length.CompareTo(other.Length);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    /// <summary>By length without zeros in front, then by digits: a number may be longer than any integer.</summary>
    private static int CompareNumbers(ref ReadOnlySpan<char> one, ref ReadOnlySpan<char> other)
    {
        var number = TakeNumber(ref one);
        var otherNumber = TakeNumber(ref other);
        var order = number.Length.CompareTo(otherNumber.Length);
        return order != 0 ? order : number.SequenceCompareTo(otherNumber);
    }

    private static int CompareLetters(ref ReadOnlySpan<char> one, ref ReadOnlySpan<char> other)
    {
        var order = Rank(one[0]).CompareTo(Rank(other[0]));
        one = one[1..];
        other = other[1..];
        return order;
    }

    /// <summary>What is in a folder comes before what only begins with its name.</summary>
    private static int Rank(char letter) => letter == '/' ? -1 : char.ToUpperInvariant(letter);

    private static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var number = end < 0 ? text : text[..end];
        text = text[number.Length..];
        return number.TrimStart('0');
    }
}
