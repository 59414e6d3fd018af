using Holdover.Commands;
using Holdover.Hosts.Real.Web;
using Holdover.Tests.Hosts.Support;

using Spectre.Console;

namespace Holdover.Tests.Hosts.Web;

/// <summary>What a terminal shows of a party.</summary>
public sealed class ServeScreenTests
{
    private const string Address = "http://192.0.2.7:8927/";

    [Fact]
    public void It_tells_where_to_go_who_listens_and_what_plays()
    {
        var shown = Shown(Address, new("Streaming", new("Song", 65, 130, 5, 1, 48_000, 2), [new(0, 1, 3, 3)]));
        Assert.Contains($"Room: open {Address}, or point a phone at this:", shown, StringComparison.Ordinal);
        Assert.Contains("3 listeners", shown, StringComparison.Ordinal);
        Assert.Contains($"Song  1:05 {new string('━', 15)}{new string('─', 15)} 2:10", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_this_machine_can_listen_there_is_nothing_for_phones()
    {
        var shown = Shown(null, new("Waiting", null, [new(0, 1, 0, 0)]));
        Assert.Contains("Room: open http://localhost:8927/\n", shown, StringComparison.Ordinal);
        Assert.Contains("nothing plays (waiting)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('█', shown);
    }

    [Fact]
    public void Its_picture_is_the_code_module_by_module()
    {
        var (code, lines) = (new QrCode(Address), ServeScreen.Lines(new(Address)).ToArray());
        Assert.All(lines, line => Assert.Equal(code.Side, line.Length));
        Assert.All(
            from row in Enumerable.Range(0, code.Side) from column in Enumerable.Range(0, code.Side) select (column, row),
            at => Assert.Equal(code.IsDark(at.column, at.row), (at.row % 2 == 0 ? "█▀" : "█▄").Contains(lines[at.row / 2][at.column], StringComparison.Ordinal)));
    }

    private static string Shown(string? address, PartyView view)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 100;
        console.Write(new ServeScreen("Room", address, "http://localhost:8927/").Render(view));
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
