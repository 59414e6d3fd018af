using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Session;
using Holdover.Supervisor;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Nodes;

/// <summary>Nodes in worlds that say anything a world could say: no invariant breaks, nothing due is left, no effect is lost.</summary>
public sealed class NodeTests
{
    private const int Walks = 300;
    private const int StepsOfWalk = 600;

    [Fact]
    public void A_speaker_survives_any_world()
    {
        var (sessions, players) = (new HashSet<SessionState>(), new HashSet<PlaybackState>());
        var (dealers, owners, savings) = (new HashSet<DealerState>(), new HashSet<OwnerState>(), new HashSet<SavedPlaybackState>());
        for (var seed = 0; seed < Walks; seed++)
        {
            var settings = new EndpointSettings { EndWithStream = seed % 7 == 0, Session = new() { NeedsToken = seed % 4 == 0 } };
            var node = new EndpointNode(settings, new Dice((ulong)seed));
            var asked = default(ConnectionEpoch);
            var walk = new NodeWalk<EndpointInput, EndpointEffect>(node, seed, 1_024, effect => asked = effect.Dealer.Connection.IsNone() ? asked : effect.Dealer.Connection);
            while (walk.Steps < StepsOfWalk)
            {
                walk.Step(generator => seed % 2 == 0 && generator.Chance(0.3) ? ToOwned(node, asked, generator) : ToSpeaker(node, closes: seed % 5 == 0, generator));
                sessions.Add(node.Status.Session);
                players.Add(node.Status.Playback);
                dealers.Add(node.Status.Dealer);
                owners.Add(node.Status.Owner);
                savings.Add(node.Status.Saved);
            }
        }

        Assert.Equal(Enum.GetValues<SessionState>().Except([SessionState.GaveUp]), sessions.Order());
        Assert.Equal(Enum.GetValues<PlaybackState>().Except([PlaybackState.Playing, PlaybackState.Suspended]), players.Order());

        // A goodbye takes an owner who leaves at the right moment: that is explored.
        Assert.Equal(Enum.GetValues<DealerState>().Except([DealerState.Online, DealerState.Closing]), dealers.Except([DealerState.Closing]).Order());
        Assert.Equal(Enum.GetValues<OwnerState>(), owners.Order());
        Assert.Equal(Enum.GetValues<SavedPlaybackState>(), savings.Order());
    }

    [Fact]
    public void A_party_survives_any_world()
    {
        var states = new HashSet<CoordinatorState>();
        for (var seed = 0; seed < Walks; seed++)
        {
            var node = new PartyNode(CoordinatorSettings.Default, WorkerSettings.Default, ListenerSettings.Default);
            var walk = new NodeWalk<PartyInput, PartyEffect>(node, seed, 8_192);
            var newest = 0u;
            while (walk.Steps < StepsOfWalk)
            {
                walk.Step(generator => ToParty(generator, ref newest));
                states.Add(node.Status.Coordinator);
                Assert.InRange(node.Status.Listeners, 0, node.Status.Connections);
            }
        }

        // In one process nobody has to be asked, and nothing to be found again.
        Assert.Equal(Enum.GetValues<CoordinatorState>().Except([CoordinatorState.Asking, CoordinatorState.Resuming]), states.Order());
    }

    [Fact]
    public void A_keeper_survives_any_world()
    {
        var (states, children) = (new HashSet<KeeperState>(), new HashSet<SupervisorState>());
        for (var seed = 0; seed < Walks; seed++)
        {
            var node = new KeeperNode(KeeperSettings.Default with { Workers = 1 + (seed % 3) }, new Dice((ulong)seed));
            var walk = new NodeWalk<KeeperInput, KeeperEffect>(node, seed, KeeperNode.EffectsMax);
            while (walk.Steps < StepsOfWalk)
            {
                walk.Step(generator => ToKeeper(node.State, generator, 2 + (seed % 3)));
                states.Add(node.State);
                children.Add(node.StateOf(0));
                children.Add(node.StateOf(1));
            }
        }

        Assert.Equal(Enum.GetValues<KeeperState>().Except([KeeperState.Preparing, KeeperState.Keeping]), states.Order());
        SupervisorState[] around = [SupervisorState.Childless, SupervisorState.Tending, SupervisorState.Ending];
        SupervisorState[] gated = [SupervisorState.Probing, SupervisorState.WaitingForDevice];
        Assert.Equal(Enum.GetValues<SupervisorState>().Except(around).Except(gated), children.Order());
    }

    /// <summary>A host that was held up for a while finds something due for everybody.</summary>
    [Fact]
    public void A_late_tick_serves_more_listeners_than_a_step_may_cascade()
    {
        const int Listeners = 4 * Node<PartyInput, PartyEffect>.CascadesMax;
        var node = new PartyNode(CoordinatorSettings.Default, WorkerSettings.Default, ListenerSettings.Default);
        var effects = new Outbox<PartyEffect>(PartyNode.EffectsMax);
        for (var connection = 1u; connection <= Listeners; connection++)
            node.Step(ListenerInput.Connected(new(connection)), new(1), effects);

        node.Tick(new MonotonicTime(1) + ListenerSettings.Default.HelloMax, effects);
        Assert.Equal(Listeners, effects.Effects.ToArray().Count(effect => effect.Action == PartyAction.Close));
        Assert.Equal(0, node.Status.Connections);
    }

    /// <summary>A host lets a transport speak only once it is open. What ends things is rare, or nothing would ever begin.</summary>
    private static EndpointInput? ToSpeaker(EndpointNode node, bool closes, Generator generator)
    {
        var state = node.Status.Session;
        if (closes && state == SessionState.Connected && generator.Chance(0.02))
            return SessionInput.CloseRequested();
        if (state == SessionState.Connected && generator.Chance(0.9))
        {
            var playback = generator.Pick(Vocabulary<PlaybackInput>.All).Say(generator);
            return IsUsual(playback.Trigger) || (IsRare(playback.Trigger) && generator.Chance(0.2)) ? playback : null;
        }

        var all = Vocabulary<SessionInput>.All;
        var awaited = generator.Chance(0.5) ? all.FirstOrDefault(phrase => phrase.Name == Awaited(state)) : null;
        var session = (awaited ?? generator.Pick(all)).Say(generator);
        if (state == SessionState.Resolving && session.Trigger is not (SessionTrigger.UrlResolved or SessionTrigger.ResolveFailed or SessionTrigger.CloseRequested))
            return null;
        return session.Trigger switch
        {
            SessionTrigger.StreamChanged => null,
            SessionTrigger.CloseRequested => null,
            _ => Ends(session.Trigger) && !generator.Chance(0.05) ? null : session,
        };
    }

    /// <summary>
    /// To an owner, its dealer and what is saved: all but what the node says to them itself. A dealer's connections are
    /// numbered by themselves, so that the newest of all would hardly ever be one.
    /// </summary>
    private static EndpointInput? ToOwned(EndpointNode node, ConnectionEpoch asked, Generator generator)
    {
        switch (generator.Below(20))
        {
            case 0 when node.Status.Owner == OwnerState.Nobody || generator.Chance(0.2):
                var owner = generator.Pick(Vocabulary<OwnerInput>.All).Say(generator);
                if (owner.Trigger is OwnerTrigger.SessionEnded or OwnerTrigger.DealerEnded)
                    return null;
                return ((EndpointInput)owner) with { OnBehalfOf = new(generator.Chance(0.5) ? 0 : generator.Epoch(EpochKind.Owner)) };
            case 1:
                return SavedPlaybackInput.Loaded(GeneratingCodec.Make<SavedPlayback>(generator), default);
            default:
                var all = Vocabulary<DealerInput>.All;
                var awaited = generator.Chance(0.7) ? all.FirstOrDefault(phrase => phrase.Name == Awaited(node.Status.Dealer)) : null;
                var dealer = (awaited ?? generator.Pick(all)).Say(generator);
                if (!dealer.Connection.IsNone() && !asked.IsNone() && generator.Chance(0.9))
                    dealer.Connection = asked;
                return dealer.Trigger is DealerTrigger.StartRequested or DealerTrigger.CloseRequested || (Ends(dealer.Trigger) && !generator.Chance(0.05))
                    ? null
                    : dealer;
        }
    }

    /// <summary>Of itself a keeper hears from the world, of its children from their supervisors.</summary>
    private static KeeperInput? ToKeeper(KeeperState state, Generator generator, int children)
    {
        if (state != KeeperState.Idle && generator.Chance(0.6))
        {
            var child = generator.Pick(Vocabulary<SupervisorInput>.All).Say(generator);
            return child.Trigger is SupervisorTrigger.StartRequested or SupervisorTrigger.StopRequested ? null : KeeperInput.ForChild(generator.Below(children), child);
        }

        var keeper = generator.Pick(Vocabulary<KeeperInput>.All).Say(generator);
        return keeper.Part == KeeperPart.Child || keeper.Trigger >= KeeperTrigger.WorkerUp
            || (keeper.Trigger == KeeperTrigger.StopRequested && !generator.Chance(0.05)) ? null : keeper;
    }

    private static string? Awaited(DealerState state) => state switch
    {
        DealerState.Resolving => nameof(DealerInput.EndpointResolved),
        DealerState.Connecting => nameof(DealerInput.TransportOpened),
        DealerState.AwaitingId => nameof(DealerInput.ConnectionIdReceived),
        DealerState.Registering or DealerState.Registered => nameof(DealerInput.RegistrationAcknowledged),
        _ => null,
    };

    /// <summary>What a world says that means well: without it hardly a session would come up before its deadlines.</summary>
    private static string? Awaited(SessionState state) => state switch
    {
        SessionState.Idle => nameof(SessionInput.OpenRequested),
        SessionState.FetchingToken => nameof(SessionInput.TokenFetched),
        SessionState.Resolving => nameof(SessionInput.UrlResolved),
        SessionState.Connecting => nameof(SessionInput.TransportOpened),
        SessionState.Authenticating => nameof(SessionInput.Greeted),
        _ => null,
    };

    private static bool Ends(DealerTrigger trigger) =>
        trigger is DealerTrigger.TransportClosed or DealerTrigger.TransportFailed or DealerTrigger.ResolveFailed or DealerTrigger.UpgradeRefused
            or DealerTrigger.RegistrationFailed or DealerTrigger.CredentialsRefused;

    private static bool Ends(SessionTrigger trigger) =>
        trigger is SessionTrigger.TransportClosed or SessionTrigger.TransportFailed or SessionTrigger.ResolveFailed or SessionTrigger.GoingAway
            or SessionTrigger.NetworkDown or SessionTrigger.TokenFailed or SessionTrigger.TokenRefused;

    private static bool IsUsual(PlaybackTrigger trigger) => trigger is PlaybackTrigger.ChunkArrived or PlaybackTrigger.ClockAnswered;

    private static bool IsRare(PlaybackTrigger trigger) =>
        trigger is not (PlaybackTrigger.SessionUp or PlaybackTrigger.SessionLost);

    /// <summary>A host numbers connections as they come, and tells of a decoder only what was asked.</summary>
    private static PartyInput? ToParty(Generator generator, ref uint newest)
    {
        if (generator.Chance(0.4))
            return OfSource(generator);
        if (generator.Chance(0.3))
            return OfMember(generator, newest);
        var listener = generator.Pick(Vocabulary<ListenerInput>.All).Say(generator);
        if (listener.Trigger is ListenerTrigger.StreamBegan or ListenerTrigger.FramesAdded or ListenerTrigger.StreamEnded)
            return null;
        var isNew = listener.Trigger == ListenerTrigger.Connected;
        listener.Connection = new(isNew ? ++newest : generator.Chance(0.7) ? newest : (uint)generator.Below((int)newest + 1));
        return listener.Trigger == ListenerTrigger.Disconnected && !generator.Chance(0.2) ? null : listener;
    }

    private static PartyInput? OfMember(Generator generator, uint newest)
    {
        var input = generator.Pick(Vocabulary<GroupsInput>.All).Say(generator);
        input.Connection = new((uint)generator.Below((int)newest + 1));
        return input.Trigger is GroupsTrigger.StreamBegan or GroupsTrigger.StreamEnded ? null : input;
    }

    private static PartyInput? OfSource(Generator generator)
    {
        var input = generator.Pick(Vocabulary<CoordinatorInput>.All).Say(generator);
        return input.Trigger switch
        {
            CoordinatorTrigger.ListenersChanged or CoordinatorTrigger.WorkerJoined or CoordinatorTrigger.WorkerLeft or CoordinatorTrigger.WorkerBlocked => null,
            CoordinatorTrigger.StopRequested or CoordinatorTrigger.SourceFailed or CoordinatorTrigger.SourceEnded => generator.Chance(0.02) ? input : null,
            _ => input,
        };
    }
}
