using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Explaining;

/// <summary>Looks at everybody every few milliseconds and disturbs nobody.</summary>
internal sealed class Sampler : Actor
{
    private static readonly Duration Period = Duration.FromMilliseconds(50);

    private const string Dead = "dead";
    private const string Hung = "hangs";

    private readonly Home home;
    private readonly Timelines timelines;

    public Sampler(Home home, Timelines timelines)
        : base(home.Schedule)
    {
        (this.home, this.timelines) = (home, timelines);
        ArmIn(Period);
    }

    /// <summary>Where every machine is: its part, what it is, its state.</summary>
    public static void Look(Home home, Action<int, string, string> see)
    {
        var server = home.Server;
        see(Lanes.Server, Lanes.Keeper, server.Keeper.IsAlive ? server.Keeper.Node.State.ToString() : Dead);
        see(Lanes.Server, Lanes.Coordinator, !server.Coordinator.IsAlive ? Dead : server.Coordinator.IsHung ? Hung : server.Coordinator.Node.State.ToString());
        see(Lanes.Server, Lanes.Hub, !server.Hub.IsAlive ? Dead : server.Hub.IsHung ? Hung : "runs");
        foreach (var worker in server.Workers)
            see(Lanes.Server, $"worker {worker.Number}", !worker.IsAlive ? Dead : worker.IsHung ? Hung : worker.Node.State.ToString());
        foreach (var speaker in home.Speakers)
        {
            var status = speaker.Status;
            see(speaker.Number, Lanes.Process, !speaker.IsAlive ? Dead : speaker.IsHung ? "sleeps" : "runs");
            see(speaker.Number, Lanes.Session, status.Session.ToString());
            see(speaker.Number, Lanes.Dealer, status.Dealer.ToString());
            see(speaker.Number, Lanes.Playback, status.Playback.ToString());
        }
    }

    public override void Act()
    {
        var at = home.Elapsed;
        Look(home, (part, machine, state) => timelines.Sample(part, machine, at, state));
        foreach (var speaker in home.Speakers)
            timelines.Sample(speaker.Number, at, speaker.IsAlive ? speaker.Status.Buffered : Duration.Zero);
        ArmIn(Period);
    }
}
