using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Tests.Systematic.Keeper;

/// <summary>A keeper in virtual time whose children beat as long as they live; the test says who does not come up and who dies.</summary>
internal sealed class KeeperScene
{
    private readonly KeeperNode node;
    private readonly Outbox<KeeperEffect> outbox = new(KeeperNode.EffectsMax);
    private readonly Dictionary<int, ProcessEpoch> alive = [];
    private MonotonicTime now = new(1_000_000_000);

    public KeeperScene(int workers) => node = new(KeeperSettings.Default with { Workers = workers }, Dice.Fixed);

    /// <summary>Children that are spawned and die before they say a word, with this exit code.</summary>
    public Dictionary<int, int> Stillborn { get; } = [];

    /// <summary>Children that live and say nothing.</summary>
    public HashSet<int> Mute { get; } = [];

    public List<(double Second, KeeperEffect Effect)> Told { get; } = [];

    public KeeperState State => node.State;

    public int? ExitCode => Told.Where(told => told.Effect.Action == KeeperAction.ReportEnded).Select(told => (int?)told.Effect.ExitCode).SingleOrDefault();

    public KeeperEffect Last(KeeperAction action) => Told.Last(told => told.Effect.Action == action).Effect;

    public double[] TimesOf(SupervisorAction action, int place) =>
        [.. Told.Where(told => told.Effect.Action == KeeperAction.ForChild && told.Effect.Child.Action == action && told.Effect.Place == place).Select(told => told.Second)];

    /// <summary>Nobody was there before, and the port is free.</summary>
    public KeeperScene Start()
    {
        Say(KeeperInput.StartRequested());
        Say(KeeperInput.NothingAdopted(Last(KeeperAction.FindPredecessor).Asked));
        return Say(KeeperInput.Bound(Last(KeeperAction.Bind).Asked));
    }

    public KeeperScene Say(KeeperInput input)
    {
        node.Step(in input, now, outbox);
        Do();
        return this;
    }

    public KeeperScene Die(int place, int exitCode = 137)
    {
        Assert.True(alive.Remove(place, out var child));
        return Say(KeeperInput.ForChild(place, SupervisorInput.Exited(child, exitCode)));
    }

    public KeeperScene Pass(double seconds)
    {
        var end = now + new Duration((long)(seconds * 1_000_000));
        while (now < end)
        {
            now = MonotonicTime.Min(end, now + SupervisorSettings.UsualHeartbeat);
            node.Tick(now, outbox);
            Do();
            foreach (var (place, child) in alive.OrderBy(child => child.Key).ToArray())
            {
                if (!Mute.Contains(place))
                    Say(KeeperInput.ForChild(place, SupervisorInput.HeartbeatReceived(child)));
            }
        }

        return this;
    }

    private void Do()
    {
        var effects = outbox.Effects.ToArray();
        outbox.Clear();
        foreach (var effect in effects)
        {
            Told.Add(((now - new MonotonicTime(1_000_000_000)).Microseconds / 1e6, effect));
            if (effect.Action == KeeperAction.ForChild)
                Do(effect.Place, effect.Child);
        }
    }

    private void Do(int place, SupervisorEffect effect)
    {
        switch (effect.Action)
        {
            case SupervisorAction.Spawn:
                Say(KeeperInput.ForChild(place, SupervisorInput.Spawned(effect.Process)));
                if (Stillborn.TryGetValue(place, out var exitCode))
                    Say(KeeperInput.ForChild(place, SupervisorInput.Exited(effect.Process, exitCode)));
                else
                    alive[place] = effect.Process;
                break;
            case SupervisorAction.Watch:
                alive[place] = effect.Process;
                break;
            case SupervisorAction.Kill when alive.ContainsKey(place):
                Die(place);
                break;
        }
    }
}
