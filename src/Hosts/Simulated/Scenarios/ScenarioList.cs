using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Every scenario, by name.</summary>
public static class ScenarioList
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new SessionRecovery(),
        new TerminalOnce(),
        new StrategyEscalation(),
        new DealerReconnect(),
        new DealerSubscriptions(),
        new SupervisorGate(),
        new OutageInaudible(),
        new HubCommands(),
        new WorkerCrash(),
        new CoordinatorCrash(),
        new PausedCrash(),
        new SlowListener(),
        new TrackUnavailable(),
        new GroupSwitching(),
        new KeeperCrash(),
        new HandoverRaces(),
        new StaleSavedPlayback(),
        new EpochOrdering(),
        new EndOfTrack(),
        new OutputLost(),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
