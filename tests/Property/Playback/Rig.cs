using Holdover.Machines;
using Holdover.Playback;
using Holdover.Tests.Property.Machines.Values;

namespace Holdover.Tests.Property.Playback;

/// <summary>
/// A player with a card, a server a second ahead of it, and virtual time in steps of a millisecond. What is heard is
/// compared, every ten of them, with what the player's clock filter says should be heard.
/// </summary>
internal sealed class Rig
{
    private const int ChunkFrames = 960;
    private const int Channels = 1;
    private const int LatencyFrames = 120;

    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);
    private static readonly Duration SentAhead = Duration.FromSeconds(1);

    private readonly World world;
    private readonly PlaybackMachine machine = new(PlaybackSettings.Default with { OutputOpenMax = Duration.FromSeconds(1) });
    private readonly Outbox<PlaybackEffect> outbox = new();
    private readonly Dictionary<int, long> chunks = [];
    private readonly Queue<long> queue = new();
    private readonly List<(MonotonicTime Due, PlaybackInput Input)> answers = [];
    private Instance<PlaybackState, PlaybackDeadline, PlaybackData> instance;
    private Dice dice;
    private DriftingClock server;
    private FrameGrid grid;
    private Card card;
    private OutputEpoch opened;
    private long sent;
    private MonotonicTime stalledUntil = MonotonicTime.None;

    public Rig(World world)
    {
        this.world = world;
        dice = new(world.Seed | 1);
        server = new(77_000_000, world.ServerPpm);
        card = NewCard();
        instance = machine.Create(Dice.Fixed);
        Hear(PlaybackInput.SessionUp(new(1), clockUnknown: true));
        Hear(PlaybackInput.StreamStarted(new(1), world.Rate, Channels));
        grid = new(server.At(Now + SentAhead), world.Rate);
    }

    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public PlaybackData Data => instance.Data;

    public PlaybackState State => instance.State;

    /// <summary>How far what was heard was from what should have been, in microseconds, and when.</summary>
    public List<(MonotonicTime At, double Microseconds)> Errors { get; } = [];

    public List<(MonotonicTime At, PlaybackEffect Effect)> Edits { get; } = [];

    public Samples Samples { get; } = new();

    /// <summary>Ends that were told, and whether a new session was the reason to tell it.</summary>
    public List<(PlayRequestId Request, EndCause Cause, bool Again)> Ends { get; } = [];

    /// <summary>The end of what the output was given of the request that plays.</summary>
    public long GivenUntil { get; private set; }

    /// <summary>How many effects there were.</summary>
    public int Effects { get; private set; }

    /// <summary>Looks at every millisecond.</summary>
    public Action<Rig>? Watch { get; init; }

    /// <summary>What its owner or its server says.</summary>
    public Rig Say(PlaybackInput input)
    {
        Hear(input);
        return this;
    }

    /// <summary>Ends the session, or begins another one.</summary>
    public Rig Attach(bool attached)
    {
        if (!attached)
            Hear(PlaybackInput.SessionLost());
        attaching = attached;
        if (attached)
            Hear(PlaybackInput.SessionUp(Connection = Connection.Next(), clockUnknown: false));
        attaching = false;
        held = !attached;
        return this;
    }

    /// <summary>Another stream, whose first frame is due in a second.</summary>
    public Rig Start()
    {
        (grid, sent, GivenUntil, givenBefore) = (new(server.At(Now + SentAhead), world.Rate), 0, 0, 0);
        Hear(PlaybackInput.StreamStarted(Connection, world.Rate, Channels + ++channels % 2));
        return this;
    }

    /// <summary>The server goes to another place of the track: what was sent is dropped, and what follows is due at once.</summary>
    public Rig Seek()
    {
        Hear(PlaybackInput.StreamCleared(Connection));
        var soon = grid.FramesIn(new(server.At(Now) - grid.Origin)) + (world.Rate / 10);
        sent = Math.Max(soon - (soon % ChunkFrames), 0);
        return this;
    }

    private bool attaching;
    private int channels;
    private long givenBefore;

    /// <summary>Lets time pass.</summary>
    public Rig Run(Duration span)
    {
        for (var until = Now + span; Now < until;)
        {
            Now += Millisecond;
            Happen();
            Deliver();
            if (Now >= stalledUntil)
                Live();
            if (Now.Microseconds % 10_000 == 0)
                Listen();
            Watch?.Invoke(this);
        }

        return this;
    }

    private void Live()
    {
        if (card.RanDry(Now) && !Data.Output.Current.IsNone())
            Hear(PlaybackInput.OutputUnderrun(opened));
        if (Now.Microseconds % 10_000 == 0 && Data.Output.IsOpen)
            Hear(PlaybackInput.OutputReported(opened, card.Report(Now, Noise())));
        while (instance.Deadlines.Earliest <= Now)
        {
            machine.TickOnce(ref instance, Now, outbox);
            Collect();
        }
    }

    private void Happen()
    {
        if (world.Stalls.Contains(Now))
            stalledUntil = Now + world.Stall;
        if (world.Failures.Contains(Now) && !Data.Output.Current.IsNone())
            Hear(PlaybackInput.OutputFailed(opened, OutputFault.Broken));
        if (world.OtherClocks.Contains(Now))
            ChangeClock();
    }

    /// <summary>Every frame is due when it was: only the clock by which that is said is another.</summary>
    public Rig ChangeClock()
    {
        const long jump = 123_456_789;
        server = server with { Ahead = server.Ahead + jump };
        grid = grid with { Origin = grid.Origin + jump };
        answers.Clear();
        Hear(PlaybackInput.SessionLost());
        attaching = true;
        Hear(PlaybackInput.SessionUp(Connection = Connection.Next(), clockUnknown: true));
        (attaching, held) = (false, true);
        return this;
    }

    private ConnectionEpoch Connection { get; set; } = new(1);

    /// <summary>Between another clock and its first burst, the server sends nothing yet.</summary>
    private bool held;

    private void Deliver()
    {
        foreach (var (_, input) in answers.Where(answer => answer.Due <= Now).ToArray())
            Hear(input);
        answers.RemoveAll(answer => answer.Due <= Now);
        held &= Data.Clock.Distrusted || Data.Live.IsNone();
        while (!held && grid.TimestampOf(sent) < server.At(Now + SentAhead))
        {
            chunks[(int)(sent / ChunkFrames)] = sent;
            Hear(PlaybackInput.ChunkArrived(Connection, new((int)(sent / ChunkFrames), grid.TimestampOf(sent), ChunkFrames, 0)));
            sent += ChunkFrames;
        }
    }

    private void Listen()
    {
        if (Data.Clock.Distrusted || card.Heard(Now) is not { } heard)
            return;
        var due = grid.TimestampOf(heard.Frame) + (heard.Part * 1e6 / world.Rate);
        Errors.Add((Now, Data.Clock.ServerAt(Now) - due));
    }

    private void Hear(PlaybackInput input)
    {
        machine.Step(ref instance, in input, Now, outbox);
        Collect();
    }

    private void Collect()
    {
        var effects = outbox.Effects.ToArray();
        Effects += effects.Length;
        outbox.Clear();
        foreach (var effect in effects)
            Apply(in effect);
    }

    private void Apply(in PlaybackEffect effect)
    {
        switch (effect.Action)
        {
            case PlaybackAction.OpenOutput:
                (card, opened) = (NewCard(), effect.Output);
                Hear(PlaybackInput.OutputOpened(opened, OutputMode.Clocked, world.Rate));
                break;
            case PlaybackAction.ReportEnded:
                Ends.Add((effect.Request, effect.Cause, attaching));
                break;
            case PlaybackAction.SendClockProbe:
                Answer(effect.Connection);
                break;
            case PlaybackAction.QueueFrames:
                for (var frame = effect.Offset; frame < effect.Offset + effect.Count; frame++)
                    queue.Enqueue(chunks[effect.Handle] + frame);
                break;
            case PlaybackAction.QueueSilence:
                for (var frame = 0; frame < effect.Count; frame++)
                    queue.Enqueue(Card.Silence);
                break;
            case PlaybackAction.Flush:
                queue.Clear();
                card.Drop(Now);
                givenBefore = GivenUntil;
                break;
            case PlaybackAction.DropOutput:
                card.Drop(Now);
                break;
            default:
                Move(in effect);
                break;
        }
    }

    private void Move(in PlaybackEffect effect)
    {
        if (effect.Action is PlaybackAction.EditDrop or PlaybackAction.EditInsert or PlaybackAction.Skip or PlaybackAction.Pad)
            Edits.Add((Now, effect));
        Samples.Apply(in effect, queue);
        if (effect.Action is PlaybackAction.Render or PlaybackAction.EditDrop or PlaybackAction.EditInsert)
            GivenUntil = givenBefore + effect.Frame + (effect.Action == PlaybackAction.EditDrop ? 2 : effect.Count);
        switch (effect.Action)
        {
            case PlaybackAction.Render:
                for (var frame = 0; frame < effect.Count; frame++)
                    card.Write(queue.Dequeue(), Now);
                break;
            case PlaybackAction.Skip:
                for (var frame = 0; frame < effect.Count; frame++)
                    queue.Dequeue();
                break;
            case PlaybackAction.Pad:
                for (var frame = 0; frame < effect.Count; frame++)
                    card.Write(Card.Silence, Now);
                break;
            case PlaybackAction.EditDrop:
                queue.Dequeue();
                card.Write(queue.Dequeue(), Now);
                break;
            case PlaybackAction.EditInsert:
                card.Write(queue.Peek(), Now);
                card.Write(queue.Dequeue(), Now);
                break;
            default:
                break;
        }
    }

    private void Answer(ConnectionEpoch connection)
    {
        var (there, back) = (Way(), Way());
        var middle = server.At(Now + there);
        var answer = new ClockAnswer(Now.Microseconds, middle, middle, (Now + there + back).Microseconds);
        answers.Add((Now + there + back, PlaybackInput.ClockAnswered(connection, in answer)));
    }

    private Duration Way() => new(200 + dice.Below(world.Jitter.Microseconds + 1) + (dice.Below(100) < world.SpikesOfHundred ? 1_000 << (int)dice.Below(7) : 0));

    private long Noise() => dice.Below((2 * world.NoiseFrames) + 1) - world.NoiseFrames;

    private Card NewCard() => new(world.Rate, world.CardPpm, LatencyFrames);
}
