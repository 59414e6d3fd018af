using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Systematic.Stories;

/// <summary>One player with a host's queue, fed with a source whose frames are numbers; its server's clock is a minute ahead.</summary>
internal sealed class PlaybackStory(PlaybackSettings settings)
{
    public const int Rate = 48_000;

    /// <summary>Frames of one chunk: 20 ms.</summary>
    public const int ChunkFrames = 960;

    /// <summary>What the server's clock is ahead of ours at first.</summary>
    public static readonly Duration Ahead = Duration.FromSeconds(60);

    private static readonly Duration Way = Duration.FromMilliseconds(1);

    private readonly PlaybackMachine machine = new(settings);
    private readonly Outbox<PlaybackEffect> outbox = new();
    private Instance<PlaybackState, PlaybackDeadline, PlaybackData> instance;
    private Duration ahead = Ahead;
    private FrameGrid grid;

    public MonotonicTime Now { get; private set; } = new(1_000_000);

    public ConnectionEpoch Connection { get; private set; } = new(1);

    public PlaybackState State => instance.State;

    public PlaybackData Data => instance.Data;

    public FrameQueue Queue { get; } = new();

    public List<PlaybackEffect> Effects { get; } = [];

    public IEnumerable<PlaybackEffect> Of(PlaybackAction action) => Effects.Where(effect => effect.Action == action);

    /// <summary>A session, a stream whose first frame is due in a second, and the first 500 ms of it.</summary>
    public static PlaybackStory Begun() => Begun(Duration.FromSeconds(1));

    /// <summary>The same, with a first frame that is due in some other time.</summary>
    public static PlaybackStory Begun(Duration dueIn) => Begun(dueIn, PlaybackSettings.Default);

    public static PlaybackStory Begun(Duration dueIn, PlaybackSettings settings)
    {
        var story = new PlaybackStory(settings);
        story.Attach();
        story.grid = new((story.Now + Ahead + dueIn).Microseconds, Rate);
        return story.Start().Send(0, 25);
    }

    public PlaybackStory Attach(bool clockUnknown = false) => Hear(PlaybackInput.SessionUp(Connection, clockUnknown));

    /// <summary>From here on the server's clock is ahead of ours by so much.</summary>
    public PlaybackStory Clock(Duration ahead)
    {
        this.ahead = ahead;
        return this;
    }

    public PlaybackStory Start(int rate = Rate) => Hear(PlaybackInput.StreamStarted(Connection, rate, 2));

    public PlaybackStory Lose()
    {
        Hear(PlaybackInput.SessionLost());
        Connection = Connection.Next();
        return this;
    }

    /// <summary>Sends whole chunks, the first of which begins at a frame.</summary>
    public PlaybackStory Send(long first, int chunks)
    {
        for (var chunk = 0; chunk < chunks; chunk++, first += ChunkFrames)
            Hear(PlaybackInput.ChunkArrived(Connection, new(Queue.Store(first), grid.TimestampOf(first), ChunkFrames, 0)));
        return this;
    }

    public PlaybackStory Hear(PlaybackInput input)
    {
        machine.Step(ref instance, in input, Now, outbox);
        Collect();
        return this;
    }

    public PlaybackStory Wait(Duration span)
    {
        var until = Now + span;
        while (instance.Deadlines.Earliest <= until)
        {
            Now = MonotonicTime.Max(Now, instance.Deadlines.Earliest);
            machine.TickOnce(ref instance, Now, outbox);
            Collect();
        }

        Now = until;
        return this;
    }

    /// <summary>The heard frames from the first of sound on are these and no others.</summary>
    public void HeardExactly(long first, long count)
    {
        Assert.Equal(count, Queue.Heard.Count);
        for (var index = 0; index < count; index++)
            Assert.Equal(first + index, Queue.Heard[index]);
    }

    private void Collect()
    {
        var effects = outbox.Effects.ToArray();
        outbox.Clear();
        foreach (var effect in effects)
        {
            Effects.Add(effect);
            Queue.Apply(in effect);
            if (effect.Action == PlaybackAction.SendClockProbe)
                Answer(effect.Connection);
        }
    }

    /// <summary>The server answers each probe in two milliseconds, half of them on either way.</summary>
    private void Answer(ConnectionEpoch connection)
    {
        var there = (Now - Way + ahead).Microseconds;
        Hear(PlaybackInput.ClockAnswered(connection, new((Now - (Way * 2)).Microseconds, there, there, Now.Microseconds)));
    }
}
