namespace Holdover.Commands.Demo;

/// <summary>Does each outage when the music has come to its place, and ends it when its time is over.</summary>
internal sealed class OutageScript(DemoParty party, int seconds, DemoScreen screen)
{
    /// <summary>One at a time: what the last one drained must be there again.</summary>
    private const double BufferedMsMin = 4_500;

    private readonly Queue<Outage> left = new(Outage.Script);
    private readonly List<Outage> done = [];
    private Outage? current;
    private long begun;
    private long losses;

    /// <summary>The outages that began, ended, and cost the speaker its session where they should.</summary>
    public IReadOnlyList<Outage> Done => done;

    /// <summary>Called with each report of the speaker, ten times a second.</summary>
    public void Follow(SpeakerReport report)
    {
        screen.Show(report);
        var place = report.Played / (48_000.0 * seconds);
        if (current is not null)
            TryEnd(current, report);
        else if (left.TryPeek(out var next) && place >= next.At && report.BufferedMs >= BufferedMsMin)
            Begin(left.Dequeue(), report);
    }

    private void Begin(Outage outage, SpeakerReport report)
    {
        (current, begun, losses) = (outage, TimeProvider.System.GetTimestamp(), report.Losses);
        Tell(report, outage.Words);
        outage.Begin(party);
    }

    private void TryEnd(Outage outage, SpeakerReport report)
    {
        var costIt = report.Losses > losses;
        if (outage.End(party, TimeProvider.System.GetElapsedTime(begun), costIt && report.Session == "Connected") is not { } over)
            return;
        if (costIt || !outage.CostsSession)
            done.Add(outage);
        Tell(report, $"{over}; {report.BufferedMs / 1_000:0.0} s of music are left in the buffer");
        current = null;
    }

    private void Tell(SpeakerReport report, string what) => screen.Tell($"{report.Played / 48_000.0,5:0.0} s  {what}");
}
