using System.Buffers;

using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Systematic.Party;

/// <summary>A party that plays, its clients' messages as they come over the wire, and what each is told.</summary>
/// <param name="guestsControl">Whether guests may do more than listen.</param>
/// <param name="tracks">Items of the queue.</param>
internal sealed class GroupStory(bool guestsControl = true, int tracks = 1)
{
    /// <summary>Frames of each item, where there are several: two seconds.</summary>
    public const int TrackFrames = 96_000;

    private readonly PartyNode node = new(CoordinatorSettings.Default with { GuestsControl = guestsControl }, WorkerSettings.Default, ListenerSettings.Default);
    private readonly Outbox<PartyEffect> outbox = new(PartyNode.EffectsMax);
    private readonly Dictionary<uint, ClientFrames> frames = [];
    private readonly List<PartyEffect> heard = [];
    private readonly TextTable texts = new();
    private MonotonicTime now = new(1_000_000);
    private uint newest;
    private int chunks;

    /// <summary>What came since somebody last looked.</summary>
    public PartyEffect[] Heard(ConnectionEpoch by, PartyAction action) =>
        [.. heard.Where(effect => effect.Action == action && effect.Connection == by)];

    public GroupStory Serve()
    {
        Hear(CoordinatorInput.ServeRequested(tracks));
        return Wait(Duration.FromSeconds(2));
    }

    public GroupStory Stop()
    {
        Hear(CoordinatorInput.StopRequested());
        return Wait(Duration.FromSeconds(10));
    }

    public ConnectionEpoch Player(string client, int volume, bool controls = false) =>
        Connect(client, controls ? [Roles.Player, Roles.Controller] : [Roles.Player], new ClientState(PlayerHealth.Synchronized, volume, Muted: false));

    public ConnectionEpoch Controller(string client) => Connect(client, [Roles.Controller], null);

    /// <summary>It plays nothing, but shows what plays.</summary>
    public ConnectionEpoch Screen(string client) => Connect(client, [Roles.Metadata, Roles.Controller], null);

    public MonotonicTime Now => now;

    public void Say(ConnectionEpoch by, Message message)
    {
        var (bytes, inputs) = (new ArrayBufferWriter<byte>(), new List<PartyInput>());
        MessageWriter.Write(bytes, message);
        frames[by.Value].ReadText(bytes.WrittenSpan, now, inputs);
        foreach (var input in inputs)
            Hear(input);
    }

    public void Command(ConnectionEpoch by, ControllerCommand command) => Say(by, new ClientCommand(command));

    public void Drop(ConnectionEpoch by) => Hear(ListenerInput.Disconnected(by));

    public void Forget() => heard.Clear();

    public GroupStory Wait(Duration span)
    {
        for (var until = now + span; ; Take())
        {
            if (node.NextDeadline > until)
            {
                now = until;
                return this;
            }

            now = MonotonicTime.Max(now, node.NextDeadline);
            node.Tick(now, outbox);
        }
    }

    /// <summary>What a client was told last of its group: which, and whether it plays.</summary>
    public (int Group, bool IsPlaying) GroupOf(ConnectionEpoch by)
    {
        var told = Heard(by, PartyAction.TellGroup)[^1].Told;
        return (told.Group, told.IsPlaying);
    }

    /// <summary>What a client was told last of what plays.</summary>
    public PartyStand StandOf(ConnectionEpoch by) => Heard(by, PartyAction.TellMetadata)[^1].Stand;

    /// <summary>What a controller was told last that it may do.</summary>
    public EquatableList<ControllerCommandKind> CommandsOf(ConnectionEpoch by) =>
        ((ServerState)GroupMessages.Of(in Heard(by, PartyAction.TellController).AsSpan()[^1].Told)).Controller.Value.SupportedCommands.Value;

    /// <summary>The volumes that a player was told.</summary>
    public int[] VolumesOf(ConnectionEpoch by) => [.. Heard(by, PartyAction.TellVolume).Select(effect => effect.Told.Volume)];

    private ConnectionEpoch Connect(string client, EquatableList<string> roles, ClientState? state)
    {
        var connection = new ConnectionEpoch(++newest);
        frames.Add(newest, new(connection, texts));
        Hear(ListenerInput.Connected(connection));
        Say(connection, new ClientHello(client, client, ClientHello.ProtocolVersion, roles));
        if (state is not null)
            Say(connection, state);
        return connection;
    }

    private void Hear(PartyInput input)
    {
        node.Step(in input, now, outbox);
        Take();
    }

    /// <summary>The source answers at once; the rest is kept.</summary>
    private void Take()
    {
        var asked = outbox.Effects.ToArray();
        outbox.Clear();
        foreach (var effect in asked)
        {
            heard.Add(effect);
            if (effect.Action == PartyAction.OpenSource)
                Hear(CoordinatorInput.SourceOpened(effect.Source, 48_000, 2, isSeekable: true));
            else if (effect.Action == PartyAction.Decode && tracks > 1 && effect.From >= TrackFrames)
                Hear(CoordinatorInput.SourceEnded(effect.Source));
            else if (effect.Action == PartyAction.Decode)
                Hear(CoordinatorInput.ChunkDecoded(effect.Source, new(++chunks, 0, effect.Count, Crc: 0)));
        }
    }
}
