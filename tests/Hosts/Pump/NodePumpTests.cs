using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Simulated.Time;
using Holdover.Machines;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Pump;

public sealed class NodePumpTests : IEffectHandler<Number, Number>, IAsyncDisposable
{
    private readonly VirtualTimeProvider time = new();
    private readonly NodePump<Number, Number> pump;
    private readonly List<int> handled = [];
    private readonly List<int> completed = [];
    private Action<int> onEffect = _ => { };

    public NodePumpTests() => pump = new(new TallyNode(), this, new MonotonicClock(time), effectsMax: 8);

    public ValueTask DisposeAsync() => pump.DisposeAsync();

    void IEffectHandler<Number, Number>.Handle(in Number effect)
    {
        lock (handled)
            handled.Add(effect.Value);
        onEffect(effect.Value);
    }

    void IEffectHandler<Number, Number>.Completed(in Number input) => completed.Add(input.Value);

    [Fact]
    public async Task Posts_are_handled_in_order_and_a_stop_handles_those_that_wait()
    {
        for (var number = 1; number <= 100; number++)
            Assert.True(await pump.Post(new(number)));
        pump.Stop();
        Assert.False(await pump.Post(new(101)));
        Assert.False(pump.TryPost(new(101)));

        await Wait.For(pump.Run(), "the stop");
        Assert.Equal(Enumerable.Range(1, 100), handled);
        Assert.Equal(handled, completed);
    }

    [Fact]
    public async Task A_question_is_answered_after_all_that_waited_before_it()
    {
        var before = 0;
        for (var number = 1; number <= 10; number++)
            await pump.Post(new(number));
        Assert.True(pump.TryAsk(() => before = handled.Count));
        await pump.Post(new(11));
        pump.Stop();
        Assert.False(pump.TryAsk(() => { }));
        await Wait.For(pump.Run(), "the stop");
        Assert.Equal((10, 11), (before, handled.Count));
    }

    [Fact]
    public async Task A_full_mailbox_makes_its_poster_wait_and_loses_nothing()
    {
        for (var number = 1; number <= NodePump<Number, Number>.WaitingMax; number++)
            Assert.True(pump.TryPost(new(number)));
        Assert.False(pump.TryPost(new(1)));
        var waiting = pump.Post(new(7)).AsTask();
        Assert.False(waiting.IsCompleted);

        var running = pump.Run();
        Assert.True(await Wait.For(waiting, "room"));
        pump.Stop();
        await Wait.For(running, "the stop");
        Assert.Equal(NodePump<Number, Number>.WaitingMax + 1, handled.Count);
        Assert.Equal(7, handled[^1]);
    }

    [Fact]
    public async Task A_deadline_fires_when_the_clock_says_so_and_not_before()
    {
        var running = pump.Run();
        await pump.Post(new(-500));
        await Wait.Until(() => Handled(1), "the deadline to be armed");
        time.Advance(TimeSpan.FromMilliseconds(499));
        await pump.Post(new(1));
        await Wait.Until(() => Handled(2), "the number");

        await AdvanceUntil(() => Handled(3), TimeSpan.FromMilliseconds(1));
        pump.Stop();
        await Wait.For(running, "the stop");
        Assert.Equal([-500, 1, TallyNode.Fired], handled);
        Assert.Equal([-500, 1], completed);
    }

    [Fact]
    public async Task A_deadline_that_passed_unnoticed_fires_before_the_next_input()
    {
        await pump.Post(new(-5));
        onEffect = value => { if (value == -5) time.Advance(TimeSpan.FromSeconds(1)); };
        await pump.Post(new(1));
        pump.Stop();
        await Wait.For(pump.Run(), "the stop");
        Assert.Equal([-5, TallyNode.Fired, 1], handled);
    }

    [Fact]
    public async Task What_a_handler_posts_is_handled_after_what_it_handles()
    {
        onEffect = value => { if (value < 3) pump.TryPost(new(value + 1)); else pump.Stop(); };
        await pump.Post(new(1));
        await Wait.For(pump.Run(), "the stop");
        Assert.Equal([1, 2, 3], handled);
    }

    [Fact]
    public async Task A_step_that_breaks_is_told_and_survived()
    {
        var told = new List<InvariantException>();
        pump.Broke = told.Add;
        await pump.Post(new(0));
        await pump.Post(new(1));
        pump.Stop();
        await Wait.For(pump.Run(), "the stop");
        Assert.Single(told);
        Assert.Equal([1], handled);
        Assert.Equal([0, 1], completed);
    }

    [Fact]
    public async Task A_node_that_breaks_again_and_again_ends_the_pump_and_whoever_posts_is_told()
    {
        for (var broken = 0; broken <= BreakBudget.SurvivedMax; broken++)
            await pump.Post(new(0));
        await Assert.ThrowsAsync<InvariantException>(() => Wait.For(pump.Run(), "the fault"));
        Assert.False(await pump.Post(new(1)));
        Assert.Empty(handled);
    }

    [Fact]
    public async Task A_handler_that_throws_ends_the_pump()
    {
        onEffect = _ => throw new IOException("no space left");
        await pump.Post(new(1));
        await Assert.ThrowsAsync<IOException>(() => Wait.For(pump.Run(), "the fault"));
        Assert.Empty(completed);
    }

    private bool Handled(int count)
    {
        lock (handled)
            return handled.Count >= count;
    }

    /// <summary>The pump arms its timer after the last input, which nobody can see; so time goes on until it fires.</summary>
    private Task AdvanceUntil(Func<bool> condition, TimeSpan step) => Wait.Until(
        () =>
        {
            time.Advance(step);
            return condition();
        },
        "the deadline");
}
