using System.Globalization;
using System.Text;

namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// A path through a scenario, as a short text: a letter for the place of each choice among those there are, and how
/// often it is taken if more than once. "aac7" takes the first twice and the third seven times.
/// </summary>
public sealed class ExplorationPath
{
    /// <summary>More steps than any path that a person would follow.</summary>
    public const int LengthMax = 1_000_000;

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly byte[] choices;

    internal ExplorationPath(IEnumerable<byte> choices) => this.choices = [.. choices];

    public IReadOnlyList<byte> Choices => choices;

    public int Length => choices.Length;

    public static bool TryParse(string text, out ExplorationPath path)
    {
        var steps = new List<byte>();
        path = new([]);
        for (var position = 0; position < text.Length;)
        {
            var letter = Letters.IndexOf(text[position++], StringComparison.Ordinal);
            var digits = position;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
                digits++;
            var times = 1;
            if (letter < 0 || (digits > position && !int.TryParse(text.AsSpan(position, digits - position), NumberStyles.None, CultureInfo.InvariantCulture, out times)))
                return false;
            if (times < 1 || times > LengthMax - steps.Count)
                return false;
            steps.AddRange(Enumerable.Repeat((byte)letter, times));
            position = digits;
        }

        path = new(steps);
        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var position = 0; position < choices.Length;)
        {
            var next = position + 1;
            while (next < choices.Length && choices[next] == choices[position])
                next++;
            text.Append(Letters[choices[position]]);
            if (next - position > 1)
                text.Append(CultureInfo.InvariantCulture, $"{next - position}");
            position = next;
        }

        return text.ToString();
    }
}
