using Holdover.Hosts.Real.Network;

namespace Holdover.Commands.Demo;

/// <summary>Does each outage when the music has come to its place, and ends it when its time is over.</summary>
internal sealed class OutageScript(ImpairmentProxy proxy, int seconds, DemoScreen screen)
{
    private readonly Queue<Outage> left = new(Outage.Script);
    private readonly List<Outage> done = [];
    private Outage? current;
    private long begun;
    private long losses;

    /// <summary>The outages that began, ended, and cost the speaker its session.</summary>
    public IReadOnlyList<Outage> Done => done;

    /// <summary>Called with each report of the speaker, ten times a second.</summary>
    public void Follow(SpeakerReport report)
    {
        screen.Show(report);
        var place = report.Played / (48_000.0 * seconds);
        if (current is null && left.TryPeek(out var next) && place >= next.At)
            Begin(left.Dequeue(), report);
        else if (current is not null && TimeProvider.System.GetElapsedTime(begun) >= current.Length)
            End(report);
    }

    private void Begin(Outage outage, SpeakerReport report)
    {
        (current, begun, losses) = (outage, TimeProvider.System.GetTimestamp(), report.Losses);
        screen.Tell($"{report.Played / 48_000.0,5:0.0} s  {outage.Words}, for {outage.Length.TotalSeconds:0.0} s");
        outage.Begin(proxy);
    }

    private void End(SpeakerReport report)
    {
        proxy.Heal();
        if (report.Losses > losses)
            done.Add(current!);
        screen.Tell($"{report.Played / 48_000.0,5:0.0} s  the network is back; {report.BufferedMs / 1_000:0.0} s of music are left in the buffer");
        current = null;
    }
}
