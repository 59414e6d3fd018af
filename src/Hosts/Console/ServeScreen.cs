using Holdover.Hosts.Real.Web;

using Spectre.Console;
using Spectre.Console.Rendering;

namespace Holdover.Commands;

/// <summary>What a person sees who serves a party on a terminal: where guests find it, as text and as a code for their phones.</summary>
internal static class ServeScreen
{
    /// <summary>Dark on light, whatever the terminal's own colours are: a phone reads no other.</summary>
    private static readonly Style Printed = new(Color.Black, Color.White);

    /// <param name="name">Of the server.</param>
    /// <param name="address">Where guests find it; null if only this machine can.</param>
    /// <param name="local">Where this machine does.</param>
    public static IRenderable Invitation(string name, string? address, string local)
    {
        var open = new Text($"{name}: open {address ?? local}{(address is null ? "" : ", or point a phone at this:")}");
        return address is null ? open : new Rows([open, .. Lines(new QrCode(address)).Select(line => new Text(line, Printed))]);
    }

    /// <summary>Two rows of modules a line, for a character is twice as high as it is wide.</summary>
    internal static IEnumerable<string> Lines(QrCode code)
    {
        for (var row = 0; row < code.Side; row += 2)
            yield return string.Concat(Enumerable.Range(0, code.Side).Select(column => Character(code.IsDark(column, row), code.IsDark(column, row + 1))));
    }

    private static char Character(bool upper, bool lower) => (upper, lower) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' };
}
