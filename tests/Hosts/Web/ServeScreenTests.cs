using Holdover.Commands;
using Holdover.Hosts.Real.Web;
using Spectre.Console;

namespace Holdover.Tests.Hosts.Web;

/// <summary>What a terminal shows of a party.</summary>
public sealed class ServeScreenTests
{
    private const string Address = "http://192.0.2.7:8927/";

    [Fact]
    public void It_tells_where_to_go()
    {
        var shown = Shown(Address);
        Assert.Contains($"Room: open {Address}, or point a phone at this:", shown, StringComparison.Ordinal);
        Assert.Contains('█', shown);
    }

    [Fact]
    public void Where_only_this_machine_can_listen_there_is_nothing_for_phones() =>
        Assert.Equal("Room: open http://localhost:8927/", Shown(null).Trim());

    [Fact]
    public void Its_picture_is_the_code_module_by_module()
    {
        var (code, lines) = (new QrCode(Address), ServeScreen.Lines(new(Address)).ToArray());
        Assert.All(lines, line => Assert.Equal(code.Side, line.Length));
        Assert.All(
            from row in Enumerable.Range(0, code.Side) from column in Enumerable.Range(0, code.Side) select (column, row),
            at => Assert.Equal(code.IsDark(at.column, at.row), (at.row % 2 == 0 ? "█▀" : "█▄").Contains(lines[at.row / 2][at.column], StringComparison.Ordinal)));
    }

    private static string Shown(string? address)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100;
        console.Write(ServeScreen.Invitation("Room", address, "http://localhost:8927/"));
        return text.ToString();
    }
}
