using Holdover.Endpoint;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Recording;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// The settings of a household's nodes: what production has, but that sound is handled a tenth of a second at a time,
/// which changes nothing but the number of events.
/// </summary>
internal static class HouseholdRules
{
    public static readonly Duration RenderPeriod = Duration.FromMilliseconds(100);

    public static EndpointSettings Speaker(int number) => new()
    {
        Boot = new(number, 1),
        Playback = new()
        {
            RenderPeriod = RenderPeriod,
            OutputAhead = Duration.FromMilliseconds(300),
            OutputOpenMax = SpeakerActor.IsOdd(number) ? Duration.FromSeconds(2) : Duration.Zero,
        },
    };

    public static CoordinatorSettings Coordinator => CoordinatorSettings.Default with { Chunk = Duration.FromMilliseconds(100), Workers = Server.WorkersCount };

    public static PartySettings Party => new(Coordinator, WorkerSettings.Default, ListenerSettings.Default);

    public static KeeperSettings Keeper => KeeperSettings.Default with { Workers = Server.WorkersCount };

    public static KeeperNode CreateKeeper(ref Dice dice) => new(Keeper, new((ulong)dice.Below(long.MaxValue) + 1));

    public static CoordinatorNode CreateCoordinator() => new(Coordinator, Dice.Fixed);

    public static WorkerNode CreateWorker() => new(WorkerSettings.Default, ListenerSettings.Default);
}
