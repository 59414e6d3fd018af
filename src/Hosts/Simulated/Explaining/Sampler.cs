using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>Looks at everybody every few milliseconds and disturbs nobody.</summary>
internal sealed class Sampler : Actor
{
    private static readonly Duration Period = Duration.FromMilliseconds(50);

    private readonly Home home;
    private readonly Timelines timelines;

    public Sampler(Home home, Timelines timelines)
        : base(home.Schedule)
    {
        (this.home, this.timelines) = (home, timelines);
        ArmIn(Period);
    }

    public override void Act()
    {
        var at = home.Elapsed;
        timelines.Sample(Lanes.Server, Lanes.Coordinator, at, home.Server.Coordinator.IsAlive ? home.Server.Coordinator.Node.State.ToString() : "dead");
        foreach (var worker in home.Server.Workers)
            timelines.Sample(Lanes.Server, $"worker {worker.Number}", at, worker.IsAlive ? worker.Node.State.ToString() : "dead");
        foreach (var speaker in home.Speakers)
        {
            var status = speaker.Status;
            timelines.Sample(speaker.Number, Lanes.Process, at, speaker.IsAlive ? "runs" : "dead");
            timelines.Sample(speaker.Number, Lanes.Session, at, status.Session.ToString());
            timelines.Sample(speaker.Number, Lanes.Playback, at, status.Playback.ToString());
            timelines.Sample(speaker.Number, at, speaker.IsAlive ? status.Buffered : Duration.Zero);
        }

        ArmIn(Period);
    }
}
