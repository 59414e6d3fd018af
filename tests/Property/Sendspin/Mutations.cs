using System.Text;
using System.Text.RegularExpressions;

namespace Holdover.Tests.Property.Sendspin;

/// <summary>Breaks valid frames the way a hostile or broken peer would.</summary>
internal static partial class Mutations
{
    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "\"\"", "\"x\"", "1.5", "1e9", "-1", "101", "99999999999999999999", "9223372036854775808",
        "\"\\ud800\"", "\"%%%\"", "\"a\"", "\"====\"", "\"AAA\"", "\"AA A\"", "[[]]", "[null]", "{\"a\":1}", "2147483648", new string('[', 40) + new string(']', 40),
        "\"" + new string('h', 5_000) + "\"", "[" + string.Join(',', Enumerable.Repeat("\"r\"", 70)) + "]",
    ];

    public static byte[] Mutate(this Tape tape, byte[] frame)
    {
        for (var left = 1 + tape.Below(3); left > 0; left--) frame = tape.MutateOnce(frame);
        return frame;
    }

    private static byte[] MutateOnce(this Tape tape, byte[] frame)
    {
        var at = tape.Below(frame.Length + 1);
        switch (tape.Below(8))
        {
            case 0 when frame.Length > 0: return Flip(frame, at % frame.Length, 1 << tape.Below(8));
            case 1: return frame[..at];
            case 2: return [.. frame[..at], .. tape.Many(6, () => (byte)tape.Below(256)), .. frame[at..]];
            case 3: return [.. frame[..at], .. frame[(at / 2)..]];
            case 4: return [.. frame, .. Enumerable.Repeat((byte)' ', tape.Pick(1, 100, 70_000))];
            default: return tape.ReplaceToken(frame);
        }
    }

    private static byte[] Flip(byte[] frame, int at, int bit)
    {
        var copy = frame.ToArray();
        copy[at] ^= (byte)bit;
        return copy;
    }

    // Values, and now and then a name: the frame stays JSON, so that the readers behind the parser are met.
    private static byte[] ReplaceToken(this Tape tape, byte[] frame)
    {
        var text = Encoding.UTF8.GetString(frame);
        var tokens = Token().Matches(text);
        if (tokens.Count == 0) return frame;
        var token = tokens[tape.Below(tokens.Count)];
        var isName = text.AsSpan(token.Index + token.Length).TrimStart().StartsWith(":");
        var value = isName ? "\"elsewhere\"" : tape.Pick(Values);
        return Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, token.Index), value, text.AsSpan(token.Index + token.Length)));
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?[0-9]+|true|false|null
        """, RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
