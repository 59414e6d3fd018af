using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

/// <summary>A stream that comes in any pieces, some of them twice, over any number of sessions, is heard as the uncut one.</summary>
public sealed class CutTests
{
    private const int Rate = 44_100;
    private const long Ahead = 60_000_000;

    private static readonly Duration Way = Duration.FromMilliseconds(1);

    [Fact]
    public void Any_cut_of_a_stream_is_heard_as_the_uncut()
    {
        var (losses, repeats) = (0, 0);
        Prop.ForAll<(byte Length, byte Back, byte Lost)[]>(cuts =>
        {
            var player = new Paced();
            var end = 0L;
            foreach (var (length, back, lost) in cuts.Prepend(((byte)1, (byte)0, (byte)9)))
            {
                if (lost < 40)
                    player.Reattach(ref losses);
                var first = Math.Max(end - (back % 64 * 16), 0);
                repeats += first < end ? 1 : 0;
                player.Send(first, (length * 8) + 1);
                end = Math.Max(end, first + (length * 8) + 1);
            }

            player.PlayOut();
            Assert.Equal(Enumerable.Range(0, (int)end).Select(frame => (long)frame), player.Heard);
            Assert.Equal(0, player.Data.FramesLost + player.Data.Edits + player.Data.Anchors);
        }).Check(Seeded.Quick.WithMaxTest(300));
        Assert.True(losses > 100 && repeats > 100);
    }

    /// <summary>A player whose output is paced, as a file is.</summary>
    private sealed class Paced
    {
        private readonly PlaybackMachine machine = new();
        private readonly Outbox<PlaybackEffect> outbox = new();
        private readonly List<long> firsts = [];
        private readonly Queue<long> queue = new();
        private readonly FrameGrid grid;
        private Instance<PlaybackState, PlaybackDeadline, PlaybackData> instance;
        private ConnectionEpoch connection = new(1);
        private MonotonicTime now = new(1_000_000);

        public Paced()
        {
            instance = machine.Create(Dice.Fixed);
            grid = new(now.Microseconds + Ahead + 1_000_000, Rate);
            Hear(PlaybackInput.SessionUp(connection, clockUnknown: true));
            Hear(PlaybackInput.StreamStarted(connection, Rate, 2));
        }

        public List<long> Heard { get; } = [];

        public PlaybackData Data => instance.Data;

        public void Reattach(ref int losses)
        {
            losses++;
            Hear(PlaybackInput.SessionLost());
            connection = connection.Next();
            Hear(PlaybackInput.SessionUp(connection, clockUnknown: losses % 2 == 0));
            Hear(PlaybackInput.StreamStarted(connection, Rate, 2));
        }

        public void Send(long first, int frames)
        {
            firsts.Add(first);
            Hear(PlaybackInput.ChunkArrived(connection, new(firsts.Count - 1, grid.TimestampOf(first), frames, 0)));
            Wait(new(frames * 1_000_000L / Rate / 2));
        }

        /// <summary>A server ends a stream when it has been heard, not before it began.</summary>
        public void PlayOut()
        {
            Wait(Duration.FromMilliseconds(1_100));
            Hear(PlaybackInput.StreamEnded(connection));
            Wait(Duration.FromSeconds(60));
        }

        private void Wait(Duration span)
        {
            for (var until = now + span; ; Collect())
            {
                now = MonotonicTime.Max(now, MonotonicTime.Min(instance.Deadlines.Earliest, until));
                if (!machine.TickOnce(ref instance, now, outbox))
                    return;
            }
        }

        private void Hear(PlaybackInput input)
        {
            machine.Step(ref instance, in input, now, outbox);
            Collect();
        }

        private void Collect()
        {
            var effects = outbox.Effects.ToArray();
            outbox.Clear();
            foreach (var effect in effects)
                Apply(in effect);
        }

        private void Apply(in PlaybackEffect effect)
        {
            if (effect.Action == PlaybackAction.QueueFrames)
            {
                for (var frame = effect.Offset; frame < effect.Offset + effect.Count; frame++)
                    queue.Enqueue(firsts[effect.Handle] + frame);
            }

            for (var frame = 0; effect.Action == PlaybackAction.Render && frame < effect.Count; frame++)
                Heard.Add(queue.Dequeue());
            if (effect.Action != PlaybackAction.SendClockProbe)
                return;
            var there = (now - Way).Microseconds + Ahead;
            Hear(PlaybackInput.ClockAnswered(effect.Connection, new((now - (Way * 2)).Microseconds, there, there, now.Microseconds)));
        }
    }
}
