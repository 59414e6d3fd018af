using Holdover.Hosts.Real.Web;

using Spectre.Console;
using Spectre.Console.Rendering;

namespace Holdover.Commands;

/// <summary>What a person sees while a party is served on a terminal: where guests find it, as text and for their phones, who listens and what plays.</summary>
internal sealed class ServeScreen(string name, string? address, string local)
{
    private const int BarWidth = 30;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>Dark on light, whatever the terminal's own colours are: a phone reads no other.</summary>
    private static readonly Style Printed = new(Color.Black, Color.White);

    private readonly string[] code = address is null ? [] : [.. Lines(new QrCode(address))];

    /// <summary>Shows it until the work is over; only the work where there is no terminal.</summary>
    public async Task<T> Watch<T>(IPartyView party, Func<Task<T>> work)
    {
        if (Console.IsOutputRedirected)
            return await work();
        return await AnsiConsole.Live(Render(party.View)).StartAsync(async live =>
        {
            using var refreshing = new PeriodicTimer(Period);
            var working = work();
            while (!working.IsCompleted)
            {
                live.UpdateTarget(Render(party.View));
                await Task.WhenAny(working, refreshing.WaitForNextTickAsync().AsTask());
            }

            live.UpdateTarget(Render(party.View));
            return await working;
        });
    }

    internal IRenderable Render(PartyView view)
    {
        var rows = new List<IRenderable>
        {
            new Text($"{name}: open {address ?? local}{(address is null ? "" : ", or point a phone at this:")}"),
        };
        rows.AddRange(code.Select(line => new Text(line, Printed)));
        rows.Add(new Text($"{view.Listeners} {(view.Listeners == 1 ? "listener" : "listeners")}"));
        rows.Add(new Text(view.Playing is { } playing ? Playing(playing) : $"nothing plays ({view.State.ToLowerInvariant()})"));
        return new Rows(rows);
    }

    /// <summary>Two rows of modules a line, for a character is twice as high as it is wide.</summary>
    internal static IEnumerable<string> Lines(QrCode code)
    {
        for (var row = 0; row < code.Side; row += 2)
            yield return string.Concat(Enumerable.Range(0, code.Side).Select(column => Character(code.IsDark(column, row), code.IsDark(column, row + 1))));
    }

    private static char Character(bool upper, bool lower) => (upper, lower) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' };

    private static string Playing(PlayingView playing)
    {
        var title = playing.Title is { } named ? $"{named}  " : "";
        var clock = StatsLine.Clock(playing.PositionSeconds);
        if (playing.DurationSeconds is not { } duration || duration <= 0)
            return $"{title}{clock}";
        var gone = (int)Math.Clamp(playing.PositionSeconds / duration * BarWidth, 0, BarWidth);
        return $"{title}{clock} {new string('━', gone)}{new string('─', BarWidth - gone)} {StatsLine.Clock(duration)}";
    }
}
