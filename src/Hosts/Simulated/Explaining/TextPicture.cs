using System.Globalization;
using System.Text;

using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>A seed's run for a terminal: a row for each part, a column for each moment.</summary>
public sealed class TextPicture(Seed seed, IReadOnlyList<Fault> plan, Timelines timelines, RunResult result)
{
    private const int Columns = 100;
    private const int LabelWidth = 20;

    private readonly StringBuilder text = new();

    public string Write()
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"Seed {seed}: {result.Failure?.ToString() ?? "everybody hears"}");
        text.AppendLine("# as it should be   = playing from the buffer   . on its way back   x silent or dead   ! a fault, - while it lasts   0-6 seconds buffered   X not heard");
        Row("seconds", Axis());
        Row("faults of the server", Marks(plan.Where(fault => fault.IsOfServer || fault.IsOfHub)));
        foreach (var lane in timelines.LanesOf(Lanes.Server))
            Row(lane, States(Lanes.Server, lane));
        for (var speaker = 0; speaker < Home.SpeakersCount; speaker++)
            WriteSpeaker(speaker);
        return text.ToString();
    }

    private void WriteSpeaker(int speaker)
    {
        text.AppendLine();
        Row($"faults of speaker {speaker}", Marks(plan.Where(fault => !fault.IsOfServer && !fault.IsOfHub && fault.Speaker == speaker)));
        foreach (var lane in timelines.LanesOf(speaker).Where(lane => timelines.StatesOf(speaker, lane).Count > 1))
            Row(lane, States(speaker, lane));
        var row = Blank();
        foreach (var (at, level) in timelines.LevelsOf(speaker))
            row[ColumnOf(at)] = (char)('0' + Math.Clamp(level.Microseconds / 1_000_000, 0, 9));
        foreach (var gap in timelines.Gaps.Where(gap => gap.Speaker == speaker))
            row[ColumnOf(gap.At)] = 'X';
        Row("buffer", row);
    }

    private char[] Axis()
    {
        var row = Blank();
        for (var column = 0; column < Columns; column += 10)
        {
            var second = (result.Simulated.Microseconds * column / Columns / 1_000_000).ToString(CultureInfo.InvariantCulture);
            second.CopyTo(0, row, column, second.Length);
        }

        return row;
    }

    private char[] Marks(IEnumerable<Fault> faults)
    {
        var row = Blank();
        foreach (var fault in faults)
        {
            for (var column = ColumnOf(fault.At); column <= ColumnOf(fault.End); column++)
                row[column] = row[column] == ' ' ? '-' : row[column];
            row[ColumnOf(fault.At)] = '!';
        }

        return row;
    }

    /// <summary>Of the states of one moment the worst is shown: a short one is what somebody looks for.</summary>
    private char[] States(int part, string lane)
    {
        var row = Blank();
        var states = timelines.StatesOf(part, lane);
        for (var place = 0; place < states.Count; place++)
        {
            var until = place + 1 < states.Count ? states[place + 1].At : result.Simulated;
            for (var column = ColumnOf(states[place].At); column <= ColumnOf(until); column++)
                row[column] = Worse(row[column], SignOf(states[place].State));
        }

        return row;
    }

    private static char Worse(char one, char other) => " #=.x".IndexOf(one, StringComparison.Ordinal) > " #=.x".IndexOf(other, StringComparison.Ordinal) ? one : other;

    private static char SignOf(string state) => Drawing.Look(state) switch
    {
        "good" => '#',
        "draining" => '=',
        "bad" => 'x',
        _ => '.',
    };

    private static char[] Blank() => [.. Enumerable.Repeat(' ', Columns)];

    private int ColumnOf(Duration at) => (int)Math.Clamp(at.Microseconds * Columns / Math.Max(result.Simulated.Microseconds, 1), 0, Columns - 1);

    private void Row(string label, char[] row) => text.Append(label.PadLeft(LabelWidth)).Append(' ').AppendLine(new string(row).TrimEnd());
}
