using System.Globalization;
using System.Net;
using System.Text;

using Holdover.Hosts.Simulated.Household;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>
/// Swim-lanes on a page that needs nothing else: states as bars, faults as marks, how full a buffer was as a curve, what
/// was not heard in red.
/// </summary>
/// <param name="from">Where the picture begins.</param>
/// <param name="end">Where it ends.</param>
internal sealed class Drawing(Duration from, Duration end)
{
    private const int Width = 1_200;
    private const int LabelWidth = 130;
    private const int LaneHeight = 22;
    private const int CurveHeight = 60;

    /// <summary>The tallest curve: what a server sends ahead, and a little more.</summary>
    private static readonly Duration LevelMax = Duration.FromSeconds(6);

    private readonly StringBuilder svg = new();
    private int top = 24;

    public static string Seconds(Duration span) => (span.Microseconds / 1e6).ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>The page; everything is drawn by now.</summary>
    /// <param name="title">What it is a picture of.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="facts">What else there is to say, in a sentence.</param>
    /// <param name="again">The command that shows it again.</param>
    public string Page(string title, string outcome, string facts, string again)
    {
        var axis = Axis();
        return
            $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{Text(title)}</title>
            <style>
            {Style}
            </style>
            <h1>{Text(title)}: {Text(outcome)}</h1>
            <p>{Text(facts)} Time runs to the right, in seconds. Hover over anything to read what it is.</p>
            <svg viewBox="0 0 {Width} {top + 10}" role="img" aria-label="What happened in {Text(title)}">
            {axis}{svg}</svg>
            <ul class="legend"><li class="good">as it should be</li><li class="draining">playing from the buffer</li><li class="waiting">on its way back</li><li class="bad">silent or dead</li><li class="fault">a fault</li><li class="gap">not heard</li></ul>
            <p>Again: <code>{Text(again)}</code></p>
            </html>

            """;
    }

    /// <summary>Room before the lanes of the next part.</summary>
    public void Space() => top += 12;

    public void Failure(Duration at, string words) =>
        svg.Append(Inv($"<line x1='{X(at)}' x2='{X(at)}' y1='20' y2='{top + 10}' class='failed'><title>{Text(words)}</title></line>"));

    public void Marks(string label, IEnumerable<(Duration At, Duration Until, string Name, string Words)> marks)
    {
        Label(label, LaneHeight);
        foreach (var (at, until, name, words) in marks.Where(mark => mark.At < end && mark.Until >= from))
        {
            svg.Append(Inv($"<rect x='{X(at)}' y='{top}' width='{Math.Max(X(until) - X(at), 3)}' height='{LaneHeight - 6}' class='fault'><title>{Text(words)}</title></rect>"));
            svg.Append(Inv($"<text x='{X(at) + 5}' y='{top + 12}'>{Text(name)}</text>\n"));
        }

        top += LaneHeight;
    }

    public void States(string label, IReadOnlyList<(Duration At, string State)> states)
    {
        Label(label, LaneHeight);
        for (var place = 0; place < states.Count && states[place].At < end; place++)
        {
            var (at, state) = states[place];
            var until = place + 1 < states.Count ? states[place + 1].At : end;
            if (until < from)
                continue;
            var width = X(until < end ? until : end) - X(at);
            svg.Append(Inv($"<rect x='{X(at)}' y='{top}' width='{width}' height='{LaneHeight - 4}' class='{Look(state)}'><title>{state} from {Seconds(at)} s, for {Seconds(until - at)} s</title></rect>"));
            if (width > state.Length * 7)
                svg.Append(Inv($"<text x='{X(at) + 4}' y='{top + 13}' class='inside'>{state}</text>\n"));
        }

        top += LaneHeight;
    }

    public void Level(IEnumerable<(Duration At, Duration Level)> levels, IEnumerable<Gap> gaps)
    {
        Label("buffer", CurveHeight);
        svg.Append("<polyline class='level' points='");
        foreach (var (at, level) in levels.Where(sample => sample.At >= from && sample.At < end))
            svg.Append(Inv($"{X(at)},{top + CurveHeight - (Math.Min(level.Microseconds, LevelMax.Microseconds) * CurveHeight / LevelMax.Microseconds)} "));
        svg.Append("'><title>what is buffered, 0 to 6 s</title></polyline>\n");
        foreach (var gap in gaps.Where(gap => gap.At >= from && gap.At < end))
            Unheard(gap);
        top += CurveHeight + 4;
    }

    private void Unheard(Gap gap)
    {
        var length = new Duration(gap.Frames * 1_000_000 / 48_000);
        var began = gap.At - length;
        svg.Append(Inv($"<rect x='{X(began)}' y='{top}' width='{Math.Max(X(gap.At) - X(began), 2)}' height='{CurveHeight}' class='gap' opacity='.8'><title>{gap.Frames} frames ({Seconds(length)} s) were not heard, until {Seconds(gap.At)} s</title></rect>\n"));
    }

    private StringBuilder Axis()
    {
        var axis = new StringBuilder();
        var step = (end - from).Microseconds > 60_000_000 ? 10 : 1;
        var first = (from.Microseconds + 999_999) / 1_000_000;
        for (var second = (first + step - 1) / step * step; second * 1_000_000L < end.Microseconds; second += step)
        {
            var x = X(Duration.FromSeconds(second));
            axis.Append(Inv($"<text x='{x}' y='14'>{second}</text><line x1='{x}' x2='{x}' y1='20' y2='{top}' class='axis'/>\n"));
        }

        return axis;
    }

    private void Label(string label, int height) =>
        svg.Append(Inv($"<text x='{LabelWidth - 8}' y='{top + (height / 2) + 3}' class='label'>{Text(label)}</text>\n"));

    private double X(Duration at) =>
        Math.Round(LabelWidth + ((Width - LabelWidth) * (double)Math.Max((at - from).Microseconds, 0) / (end - from).Microseconds), 1);

    /// <summary>What a state is to somebody who has never seen the machines.</summary>
    public static string Look(string state) => state switch
    {
        "Connected" or "Live" or "Streaming" or "Serving" or "Running" or "Registered" or "runs" => "good",
        "Holdover" or "Draining" or "Ending" => "draining",
        "Starved" or "dead" or "hangs" or "sleeps" or "OutputLost" or "Stopped" or "Ended" or "Closed" or "GaveUp" => "bad",
        _ => "waiting",
    };

    private static string Text(string words) => WebUtility.HtmlEncode(words);

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private const string Style =
        """
        :root { color-scheme: light dark; --good: #3a9d5d; --draining: #d9a12b; --waiting: #6c8ebf; --bad: #8d8d8d; --fault: #b35fc4; --gap: #e0342b; --ink: #222; --paper: #fff; }
        @media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #161616; } }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.2rem; }
        svg { width: 100%; font-size: 11px; }
        text { fill: var(--ink); } .label { text-anchor: end; } .axis { stroke: var(--ink); opacity: .15; }
        .inside { fill: #fff; pointer-events: none; }
        .good { fill: var(--good); } .draining { fill: var(--draining); } .waiting { fill: var(--waiting); } .bad { fill: var(--bad); }
        .fault { fill: var(--fault); } .gap { fill: var(--gap); } .level { fill: none; stroke: var(--ink); } .failed { stroke: var(--gap); stroke-dasharray: 4 3; }
        .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 1.2rem; } .legend li::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .4em; background: var(--colour); }
        .legend .good { --colour: var(--good); } .legend .draining { --colour: var(--draining); } .legend .waiting { --colour: var(--waiting); } .legend .bad { --colour: var(--bad); } .legend .fault { --colour: var(--fault); } .legend .gap { --colour: var(--gap); }
        """;
}
