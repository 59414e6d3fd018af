using System.Text;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// What may be shown of what stands in a file: one line of valid text, and not a long one. Whatever is no letter there, a
/// terminal, a log or a page might obey.
/// </summary>
internal static class TagText
{
    /// <summary>As long as it may be; what is longer is cut.</summary>
    public const int LengthMax = 256;

    /// <summary>More is not looked at.</summary>
    private const int BytesMax = 16 * LengthMax;

    /// <summary>Text from a file; what is not valid in it is shown as such.</summary>
    public static string? Of(ReadOnlySpan<byte> utf8) => Clean(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, BytesMax)]));

    /// <summary>Null for nothing to show. What separates words, and what controls, becomes one space.</summary>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder();
        var isApart = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsUnseen(rune))
                continue;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                isApart = clean.Length > 0;
                continue;
            }

            var gap = isApart ? " " : "";
            if (clean.Length + gap.Length + rune.Utf16SequenceLength > LengthMax)
                break;
            clean.Append(gap).Append(rune);
            isApart = false;
        }

        return clean.Length > 0 ? clean.ToString() : null;
    }

    /// <summary>What turns the direction of the text behind it, which is not its own; and the mark with which a text may begin.</summary>
    private static bool IsUnseen(Rune rune) => rune.Value is 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
