using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Simulated.Interleaving;
using Holdover.Machines;
using Holdover.Tests.Hosts.Pump;
using Xunit.Abstractions;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Interleaving;

/// <summary>The pump, in every order in which what it is told can come.</summary>
[Collection(nameof(Alone))]
public sealed class PumpTests(ITestOutputHelper output)
{
    /// <summary>Two pumps, each told by the other: what was taken is handled, in the order in which it was told, whoever stops first.</summary>
    [Fact]
    public void Two_pumps_that_tell_each_other_lose_nothing_that_they_took() => Interleavings.Hold(output, run =>
    {
        var (left, right) = (new Side(run), new Side(run));
        (left.Other, right.Other) = (right, left);
        run.Start("left", left.Pump.Run);
        run.Start("right", right.Pump.Run);
        run.Start("teller", async () =>
        {
            await left.Tell(10);
            await right.Tell(20);
            left.Pump.Stop();
        });
        run.Start("stopper", async () =>
        {
            await right.Tell(30);
            right.Pump.Stop();
        });
        return () => Assert.All([left, right], side => Assert.Equal(side.Taken, side.Handled));
    });

    /// <summary>A deadline and an input that come together: the deadline fires at its time or, on a machine that is late, before anything that is handled after it.</summary>
    [Fact]
    public void A_deadline_against_an_input_is_neither_early_nor_after_what_came_later() => Interleavings.Hold(output, run =>
    {
        var (clock, due, fired) = (new MonotonicClock(run.Time), MonotonicTime.Never, 0);
        var side = new Side(run);
        side.Seen = See;
        run.Start("pump", side.Pump.Run);
        run.Start("teller", async () =>
        {
            foreach (var value in new[] { -5, 1, 2 })
            {
                await side.Tell(value);
                await Task.Delay(TimeSpan.FromMilliseconds(5), run.Time);
            }

            await side.Pump.DisposeAsync();
        });
        return () => Assert.Equal([-5, 1, 2], side.Handled.Where(value => value != TallyNode.Fired));

        void See(int value)
        {
            if (value == TallyNode.Fired)
                Assert.True(clock.Now >= due && ++fired == 1, "early, or twice");
            else
                Assert.True(fired == 1 || clock.Now < due, $"{value} is handled before the deadline that passed");
            if (value < 0)
                due = clock.Now + Duration.FromMilliseconds(-value);
        }
    });

    /// <summary>Whoever waits for room in a full mailbox gets it or hears that there is none any more; nothing is handled that was refused.</summary>
    [Fact]
    public void A_full_mailbox_against_a_stop_answers_whoever_waits() => Interleavings.Hold(output, run =>
    {
        var side = new Side(run);
        for (var number = 1; number <= NodePump<Number, Number>.WaitingMax; number++)
            Assert.True(side.Pump.TryPost(new(number)));
        var answers = new List<bool>();
        for (var number = 0; number < 2; number++)
            run.Start($"waiter {number}", async () => answers.Add(await side.Pump.Post(new(5_000))));
        run.Start("stopper", () => side.Pump.DisposeAsync().AsTask());
        run.Start("pump", side.Pump.Run);
        return () =>
        {
            Assert.Equal(2, answers.Count);
            Assert.Equal(answers.Count(taken => taken), side.Handled.Count(value => value == 5_000));
            Assert.Equal(Enumerable.Range(1, NodePump<Number, Number>.WaitingMax), side.Handled.Where(value => value < 5_000));
        };
    });

    /// <summary>A pump, and what it took and handled.</summary>
    private sealed class Side : IEffectHandler<Number, Number>
    {
        public Side(ControlledRun run) => Pump = new(new TallyNode(), this, new MonotonicClock(run.Time), effectsMax: 8);

        public NodePump<Number, Number> Pump { get; }

        public Side? Other { get; set; }

        public Action<int> Seen { get; set; } = _ => { };

        public List<int> Taken { get; } = [];

        public List<int> Handled { get; } = [];

        public async Task Tell(int value)
        {
            // Noted when it is taken, which is before it is handled: the mailbox has room.
            Taken.Add(value);
            if (!await Pump.Post(new(value)))
                Taken.Remove(value);
        }

        public void Handle(in Number effect)
        {
            Seen(effect.Value);
            Handled.Add(effect.Value);

            // What is told in passing is answered by one more, so that both tell each other.
            if (Other is not null && effect.Value % 10 < 2 && Other.Pump.TryPost(new(effect.Value + 1)))
                Other.Taken.Add(effect.Value + 1);
        }

        public void Completed(in Number input)
        {
        }
    }
}
