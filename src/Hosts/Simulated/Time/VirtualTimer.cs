namespace Holdover.Hosts.Simulated.Time;

/// <summary>A timer of a <see cref="VirtualTimeProvider"/>, which guards every field here by its lock.</summary>
internal sealed class VirtualTimer(VirtualTimeProvider provider, TimerCallback callback, object? state) : ITimer
{
    public const int NotQueued = -1;

    // The longest that System.Threading.Timer takes, in milliseconds.
    private const long TimeoutMsMax = 0xfffffffe;

    /// <summary>When it fires, in ticks on the scale of the provider's timers.</summary>
    public long Due { get; set; }

    /// <summary>The order among timers due at one instant: of arming, creation and change alike.</summary>
    public long Sequence { get; set; }

    /// <summary>Ticks between firings; zero fires once.</summary>
    public long Period { get; set; }

    /// <summary>Counts changes, so that a callback that changes its own timer is not overruled when it returns.</summary>
    public int Changes { get; set; }

    public int QueueIndex { get; set; } = NotQueued;

    public bool IsQueued => QueueIndex != NotQueued;

    public bool IsDisposed { get; set; }

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowUnlessTimeout(dueTime, nameof(dueTime));
        ThrowUnlessTimeout(period, nameof(period));
        return provider.Change(this, IsNever(dueTime) ? null : Math.Max(0, dueTime.Ticks), Math.Max(0, period.Ticks));
    }

    public void Dispose() => provider.Remove(this);

    /// <summary>Completes at once: it does not wait for a callback that is running.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsNever(TimeSpan time) => (long)time.TotalMilliseconds < 0;

    private static void ThrowUnlessTimeout(TimeSpan time, string name)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, TimeoutMsMax, name);
    }
}
