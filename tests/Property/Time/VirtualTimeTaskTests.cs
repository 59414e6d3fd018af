using Holdover.Hosts.Simulated.Time;

namespace Holdover.Tests.Property.Time;

/// <summary>What the hosts do with it: delays, timeouts and periods of tasks, from several threads.</summary>
public sealed class VirtualTimeTaskTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // A test that would wait for ever fails instead.
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(30);

    private readonly VirtualTimeProvider _time = new();

    [Fact]
    public async Task A_delay_ends_at_its_time()
    {
        var delay = Task.Delay(Second, _time);
        _time.Advance(Second - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        await delay.WaitAsync(PatienceMax);
    }

    [Fact]
    public async Task A_cancelled_delay_leaves_no_timer()
    {
        using var cancel = new CancellationTokenSource();
        var delay = Task.Delay(Second, _time, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay.WaitAsync(PatienceMax));
        Assert.Equal(0, _time.TimersArmed);
    }

    [Fact]
    public void A_token_is_cancelled_at_its_time()
    {
        using var cancel = new CancellationTokenSource(Second, _time);
        cancel.CancelAfter(2 * Second);
        _time.Advance(Second);
        Assert.False(cancel.IsCancellationRequested);
        _time.Advance(Second);
        Assert.True(cancel.IsCancellationRequested);
    }

    [Fact]
    public async Task A_wait_times_out_at_its_time()
    {
        var wait = new TaskCompletionSource().Task.WaitAsync(Second, _time);
        _time.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => wait.WaitAsync(PatienceMax));
    }

    [Fact]
    public async Task A_periodic_timer_ticks_once_a_period()
    {
        using var timer = new PeriodicTimer(Second, _time);
        for (var ticks = 0; ticks < 3; ticks++)
        {
            var tick = timer.WaitForNextTickAsync().AsTask();
            Assert.False(tick.IsCompleted);
            _time.Advance(Second);
            Assert.True(await tick.WaitAsync(PatienceMax));
        }
    }

    [Fact]
    public async Task A_loop_of_delays_runs_through_within_one_advance()
    {
        var woken = new List<TimeSpan>();
        var loop = Loop();
        _time.Advance(5 * Second);
        await loop.WaitAsync(PatienceMax);
        Assert.Equal([Second, 2 * Second, 3 * Second], woken);

        async Task Loop()
        {
            for (var rounds = 0; rounds < 3; rounds++)
            {
                await Task.Delay(Second, _time);
                woken.Add(_time.GetUtcNow() - _time.Start);
            }
        }
    }

    [Fact]
    public async Task No_callback_runs_under_the_lock()
    {
        using var timer = _time.CreateTimer(_ => FromAnotherThread(), null, Second, Timeout.InfiniteTimeSpan);
        await Task.Run(() => _time.Advance(Second)).WaitAsync(PatienceMax);

        void FromAnotherThread()
        {
            var thread = new Thread(() =>
            {
                _time.GetUtcNow();
                _time.CreateTimer(_ => { }, null, Second, Second).Dispose();
                _time.Advance(Second);
            });
            thread.Start();
            Assert.True(thread.Join(PatienceMax));
        }
    }

    [Fact]
    public async Task An_advance_from_another_thread_is_carried_out_by_the_one_under_way()
    {
        var fired = new List<TimeSpan>();
        using var later = _time.CreateTimer(_ => fired.Add(_time.GetUtcNow() - _time.Start), null, 3 * Second, Timeout.InfiniteTimeSpan);
        using var timer = _time.CreateTimer(_ =>
        {
            var thread = new Thread(() => _time.Advance(2 * Second));
            thread.Start();
            Assert.True(thread.Join(PatienceMax));
            Assert.Empty(fired);
        }, null, Second, Timeout.InfiniteTimeSpan);

        await Task.Run(() => _time.Advance(Second)).WaitAsync(PatienceMax);
        Assert.Equal([3 * Second], fired);
        Assert.Equal(_time.Start + 3 * Second, _time.GetUtcNow());
    }

    [Fact]
    public void Threads_that_advance_together_lose_no_time_and_no_firing()
    {
        const int threads = 4;
        const int advances = 5_000;
        var firings = 0;
        var inside = 0;
        var atWrongTime = 0;
        using var timer = _time.CreateTimer(_ =>
        {
            if (Interlocked.Increment(ref inside) != 1 || _time.GetUtcNow() != _time.Start + ++firings * Second)
                atWrongTime++;
            Interlocked.Decrement(ref inside);
        }, null, Second, Second);

        var running = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < advances; round++)
            {
                _time.Advance(Second);
                _time.CreateTimer(_ => { }, null, Second, Timeout.InfiniteTimeSpan).Dispose();
            }
        })).ToList();
        running.ForEach(thread => thread.Start());
        Assert.All(running, thread => Assert.True(thread.Join(PatienceMax)));

        Assert.Equal(threads * advances, firings);
        Assert.Equal(0, atWrongTime);
        Assert.Equal(_time.Start + threads * advances * Second, _time.GetUtcNow());
        Assert.Equal(1, _time.TimersArmed);
    }
}
