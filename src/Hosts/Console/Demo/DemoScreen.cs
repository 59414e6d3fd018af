using Spectre.Console;
using Spectre.Console.Rendering;

namespace Holdover.Commands.Demo;

/// <summary>What a person sees while the demo runs: states, buffer level, and what is being done to the network. Nothing in a pipe.</summary>
internal sealed class DemoScreen(int seconds)
{
    private const int BarWidth = 50;
    private const double BarMs = 5_000;

    private readonly List<string> events = [];
    private SpeakerReport? report;
    private double lowestMs = double.MaxValue;

    public static bool IsShown => !Console.IsOutputRedirected;

    public void Tell(string happened) => events.Add(happened);

    public void Show(SpeakerReport shown)
    {
        report = shown;
        if (shown.Playback == "Holdover")
            lowestMs = Math.Min(lowestMs, shown.BufferedMs);
    }

    public IRenderable Render()
    {
        var grid = new Grid().AddColumn().AddColumn();
        grid.AddRow(new Text("session"), new Markup(Coloured(report?.Session ?? "-", "Connected")));
        grid.AddRow(new Text("playback"), new Markup(Coloured(report?.Playback ?? "-", "Live", "Ending", "Ended")));
        grid.AddRow(new Text("buffer"), new Markup(Bar(report?.BufferedMs ?? 0)));
        grid.AddRow(new Text("lowest"), new Text(lowestMs == double.MaxValue ? "-" : $"{lowestMs / 1_000:0.0} s"));
        grid.AddRow(new Text("played"), new Text($"{(report?.Played ?? 0) / 48_000.0:0.0} of {seconds} s, {report?.Lost ?? 0} samples lost"));
        return new Rows([grid, .. events.Select(line => new Text(line))]);
    }

    private static string Coloured(string state, params string[] good) =>
        $"[{(good.Contains(state) ? "green" : "yellow")}]{Markup.Escape(state)}[/]";

    private static string Bar(double ms)
    {
        var filled = (int)Math.Clamp(ms / BarMs * BarWidth, 0, BarWidth);
        var colour = ms > 2_000 ? "green" : ms > 500 ? "yellow" : "red";
        return $"[{colour}]{new string('#', filled)}[/]{new string('.', BarWidth - filled)} {ms / 1_000:0.0} s";
    }
}
