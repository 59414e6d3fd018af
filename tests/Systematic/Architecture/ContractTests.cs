using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Hub;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Session;
using Holdover.Supervisor;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>The spans that users and other implementations count on. Stories show what each leads to; here they are what was agreed.</summary>
public sealed class ContractTests
{
    public static TheoryData<string, Duration, int> Spans => new()
    {
        { "session: addresses", SessionSettings.Default.ResolveMax, 10_000 },
        { "session: connect", SessionSettings.Default.ConnectMax, 10_000 },
        { "session: an address", SessionSettings.Default.AddressMax, 3_000 },
        { "session: hello", SessionSettings.Default.GreetingMax, 10_000 },
        { "session: first retry", SessionSettings.Default.FirstRetryMax, 250 },
        { "session: backoff", SessionSettings.Default.BackoffInitial, 1_000 },
        { "session: longest backoff", SessionSettings.Default.BackoffMax, 30_000 },
        { "session: fast", SessionSettings.Default.FastWindow, 10_000 },
        { "session: silence while a stream plays", SessionSettings.Default.SilenceWhilePlaying, 1_500 },
        { "session: probe while a stream plays", SessionSettings.Default.ProbeWhilePlaying, 1_000 },
        { "session: silence", SessionSettings.Default.SilenceOtherwise, 10_000 },
        { "session: silence and probe", SessionSettings.Default.SilenceOtherwise + SessionSettings.Default.ProbeOtherwise, 20_000 },
        { "session: no patience is for ever", SessionSettings.Default.Patience, 0 },
        { "dealer: addresses and token", DealerSettings.Default.ResolveMax, 30_000 },
        { "dealer: connect", DealerSettings.Default.ConnectMax, 10_000 },
        { "dealer: an address", DealerSettings.Default.AddressMax, 3_000 },
        { "dealer: id", DealerSettings.Default.IdMax, 10_000 },
        { "dealer: close", DealerSettings.Default.CloseMax, 3_000 },
        { "dealer: ping", DealerSettings.Default.PingPeriod, 30_000 },
        { "dealer: pong", DealerSettings.Default.PongMax, 3_000 },
        { "dealer: put again", DealerSettings.Default.PutRetry, 30_000 },
        { "saved playback: age", SavedPlaybackMachine.AgeMax, 600_000 },
        { "supervisor: a good run", SupervisorSettings.Default.StableAfter, 10_000 },
        { "supervisor: backoff", SupervisorSettings.Default.BackoffInitial, 2_000 },
        { "supervisor: longest backoff", SupervisorSettings.Default.BackoffMax, 30_000 },
        { "supervisor: heartbeat", SupervisorSettings.UsualHeartbeat, 250 },
        { "supervisor: no heartbeat", SupervisorSettings.Default.HeartbeatMax, 1_500 },
        { "supervisor: silence of a probe", SupervisorSettings.UsualProbeSilence, 1_000 },
        { "coordinator: buffer ahead", CoordinatorSettings.Default.BufferAhead, 5_000 },
        { "coordinator: nobody listens", CoordinatorSettings.Default.IdleMax, 15_000 },
        { "worker: ring", WorkerSettings.Default.Ring, 6_000 },
        { "listener: hello", ListenerSettings.Default.HelloMax, 5_000 },
        { "listener: at once", ListenerSettings.Default.Prime, 500 },
        { "listener: clock", ListenerSettings.Default.ClockMax, 300 },
        { "listener: slow", ListenerSettings.Default.SlowMax, 10_000 },
        { "group: who dropped without a word", GroupTable.Memory, 180_000 },
        { "worker: hold of an accept", DoorMachine.Hold, 50 },
        { "hub: ticket", AccountSettings.Default.TicketMax, 30_000 },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public void A_span_is_what_was_agreed(string what, Duration span, int milliseconds) =>
        Assert.True(span == Duration.FromMilliseconds(milliseconds), $"{what}: {span}, not {milliseconds} ms");

    [Fact]
    public void A_number_is_what_was_agreed() => Assert.Equal(
        (2, 3, 4, 5, 4, 10, 8, 200),
        (SessionSettings.Default.BackoffMultiplier, SessionSettings.Default.RejoinTriesMax, SupervisorSettings.Default.StaleAfter,
            KeeperSettings.Default.FailuresMax, ListenerSettings.Default.CatchUpFactor, DoorMachine.OverPercent, HubNode.GroupsMax, SyncCorrector.FramesOfEdit));
}
