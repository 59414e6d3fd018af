using Holdover.Hosts.Simulated.Time;

namespace Holdover.Tests.Property.Time;

/// <summary>One example for each thing that the provider promises.</summary>
public sealed class VirtualTimeProviderTests
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly VirtualTimeProvider _time = new(Start);
    private readonly List<string> _log = [];

    [Fact]
    public void It_starts_at_midnight_of_2000()
    {
        var time = new VirtualTimeProvider();
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), time.Start);
        Assert.Equal(time.Start, time.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, time.AutoAdvanceAmount);
        Assert.Equal(TimeZoneInfo.Utc, time.LocalTimeZone);
        Assert.Equal("2000-01-01T00:00:00.000", time.ToString());
    }

    [Fact]
    public void It_starts_where_it_is_told_and_reads_as_utc()
    {
        var time = new VirtualTimeProvider(new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)));
        Assert.Equal(Start, time.Start);
        Assert.Equal(Start, time.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, time.GetUtcNow().Offset);
    }

    [Fact]
    public void Advance_moves_the_clock_and_the_timestamp()
    {
        var before = _time.GetTimestamp();
        _time.Advance(Ms(1_500));
        Assert.Equal(Start + Ms(1_500), _time.GetUtcNow());
        Assert.Equal(Ms(1_500), _time.GetElapsedTime(before));
        Assert.Equal(10_000_000, _time.TimestampFrequency);
        Assert.Equal("2026-01-02T03:04:06.500", _time.ToString());
    }

    [Fact]
    public void Time_does_not_go_back()
    {
        var back = Assert.Throws<ArgumentOutOfRangeException>(() => _time.SetUtcNow(Start - Ms(1)));
        Assert.Equal("value", back.ParamName);
        Assert.StartsWith("Cannot go back in time. Current time is", back.Message, StringComparison.Ordinal);
        Assert.Equal("delta", Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(Ms(-1))).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.AutoAdvanceAmount = Ms(-1));
        Assert.Equal(Start, _time.GetUtcNow());
    }

    [Fact]
    public void Time_ends()
    {
        _time.SetUtcNow(DateTimeOffset.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(1)));
        Assert.Equal(DateTimeOffset.MaxValue, _time.GetUtcNow());
    }

    [Fact]
    public void Each_reading_of_the_clock_advances_it_when_asked()
    {
        At(10, () => _log.Add("timer"), period: 0);
        _time.AutoAdvanceAmount = Ms(5);
        Assert.Equal(Start, _time.GetUtcNow());
        Assert.Equal(Start + Ms(5), _time.GetUtcNow());
        Assert.Equal((Start + Ms(10)).Ticks, _time.GetTimestamp());
        Assert.Equal((Start + Ms(10)).Ticks, _time.GetTimestamp());
        Assert.Single(_log);
    }

    [Fact]
    public void Setting_the_clock_moves_no_timer()
    {
        LogAt("timer", 10, period: 0);
        _time.AdjustTime(Start - TimeSpan.FromHours(1));
        Assert.Equal(Start - TimeSpan.FromHours(1), _time.GetUtcNow());
        _time.Advance(Ms(9));
        Assert.Empty(_log);
        _time.Advance(Ms(1));
        Assert.Single(_log);
        _time.AdjustTime(Start + TimeSpan.FromHours(1));
        Assert.Equal(Start + TimeSpan.FromHours(1), _time.GetUtcNow());
    }

    [Fact]
    public void The_time_zone_is_local_only()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(3), "test", "test");
        _time.SetLocalTimeZone(zone);
        Assert.Equal(zone, _time.LocalTimeZone);
        Assert.Equal(Start.Hour + 3, _time.GetLocalNow().Hour);
        Assert.Throws<ArgumentNullException>(() => _time.SetLocalTimeZone(null!));
    }

    [Fact]
    public void Timers_fire_by_due_time_then_in_the_order_of_arming_and_see_their_own_time()
    {
        LogAt("c", 30);
        LogAt("a", 10);
        LogAt("b1", 20);
        LogAt("b2", 20);
        _time.Advance(Ms(100));
        Assert.Equal(["a 10", "b1 20", "b2 20", "c 30"], _log);
        Assert.Equal(Start + Ms(100), _time.GetUtcNow());
    }

    [Fact]
    public void A_changed_timer_goes_behind_those_of_its_instant()
    {
        var first = LogAt("first", 10);
        LogAt("second", 10);
        Assert.True(first.Change(Ms(10), Never));
        _time.Advance(Ms(10));
        Assert.Equal(["second 10", "first 10"], _log);
    }

    [Fact]
    public void A_timer_due_at_zero_fires_before_it_is_returned()
    {
        LogAt("zero", 0);
        Assert.Equal(["zero 0"], _log);
    }

    [Fact]
    public void A_timer_due_at_zero_inside_a_callback_waits_for_its_turn()
    {
        At(10, () =>
        {
            LogAt("zero", 0);
            Log("callback ends");
        });
        LogAt("due too", 10);
        _time.Advance(Ms(10));
        Assert.Equal(["callback ends 10", "due too 10", "zero 10"], _log);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_period()
    {
        LogAt("tick", 5, period: 10);
        _time.Advance(Ms(25));
        Assert.Equal(["tick 5", "tick 15", "tick 25"], _log);
    }

    [Fact]
    public void A_callback_may_stop_its_own_timer_and_start_it_again()
    {
        ITimer timer = null!;
        timer = _time.CreateTimer(_ =>
        {
            Log("tick");
            timer.Change(_log.Count < 2 ? Ms(3) : Never, Ms(10));
        }, null, Ms(10), Ms(10));
        _time.Advance(Ms(100));
        Assert.Equal(["tick 10", "tick 13"], _log);
    }

    [Fact]
    public void A_callback_that_advances_sees_what_falls_due_and_the_outer_advance_goes_on()
    {
        At(10, () =>
        {
            _time.Advance(Ms(15));
            Log("advanced");
        });
        LogAt("between", 20);
        LogAt("after", 30);
        _time.Advance(Ms(100));
        Assert.Equal(["between 20", "advanced 25", "after 30"], _log);
        Assert.Equal(Start + Ms(100), _time.GetUtcNow());
    }

    [Fact]
    public void A_callback_may_advance_farther_than_the_outer_advance()
    {
        At(10, () => _time.Advance(Ms(100)));
        LogAt("late", 105);
        _time.Advance(Ms(20));
        Assert.Equal(["late 105"], _log);
        Assert.Equal(Start + Ms(110), _time.GetUtcNow());
    }

    [Fact]
    public void A_periodic_timer_never_runs_inside_itself()
    {
        var timer = At(10, () =>
        {
            Log("begins");
            _time.Advance(Ms(25));
            Log("ends");
        }, period: 10);
        _time.Advance(Ms(10));
        Assert.Equal(["begins 10", "ends 35"], _log);
        timer.Dispose();
    }

    [Fact]
    public void A_callback_that_throws_ends_the_advance_there_and_a_later_one_goes_on()
    {
        At(10, () => throw new InvalidOperationException("boom"), period: 20);
        LogAt("same instant", 10);
        LogAt("later", 15);
        Assert.Equal("boom", Assert.Throws<InvalidOperationException>(() => _time.Advance(Ms(100))).Message);
        Assert.Equal(Start + Ms(10), _time.GetUtcNow());
        Assert.Empty(_log);
        _time.Advance(Ms(10));
        Assert.Equal(["same instant 10", "later 15"], _log);
        Assert.Throws<InvalidOperationException>(() => _time.Advance(Ms(10)));
    }

    [Fact]
    public async Task A_disposed_timer_neither_fires_nor_changes()
    {
        var first = LogAt("first", 10);
        var second = LogAt("second", 10);
        first.Dispose();
        first.Dispose();
        await second.DisposeAsync();
        Assert.False(first.Change(Ms(1), Never));
        _time.Advance(Ms(100));
        Assert.Empty(_log);
        Assert.Equal(0, _time.TimersArmed);
    }

    [Fact]
    public void Times_that_a_timer_cannot_have_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => _time.CreateTimer(null!, null, Ms(1), Never));
        Assert.Throws<ArgumentOutOfRangeException>("dueTime", () => LogAt("timer", -2));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => LogAt("timer", 1, period: -2));
        Assert.Throws<ArgumentOutOfRangeException>("dueTime", () => LogAt("timer", 0xffffffffL));
        LogAt("timer", 0xfffffffeL);
        Assert.Equal(1, _time.TimersArmed);
    }

    [Fact]
    public void The_state_reaches_the_callback()
    {
        object? seen = null;
        using var timer = _time.CreateTimer(state => seen = state, "state", Ms(1), Never);
        _time.Advance(Ms(1));
        Assert.Equal("state", seen);
    }

    private static TimeSpan Ms(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private void Log(string what) => _log.Add($"{what} {(_time.GetUtcNow() - Start).TotalMilliseconds}");

    private ITimer LogAt(string what, long due, long period = -1) => At(due, () => Log(what), period);

    private ITimer At(long due, Action callback, long period = -1) => _time.CreateTimer(_ => callback(), null, Ms(due), Ms(period));
}
