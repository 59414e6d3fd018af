using Holdover.Hosts.Simulated.Time;

namespace Holdover.Tests.Property.Time;

internal sealed class ProviderUnderTest : ITimeUnderTest
{
    private readonly VirtualTimeProvider _provider = new();
    private readonly List<ITimer> _timers = [];

    public long Now => (_provider.GetUtcNow() - _provider.Start).Ticks;

    // A timer may fire, and create others, before it is returned; its number is taken before.
    public void Create(Action callback, int due, int period)
    {
        var number = _timers.Count;
        _timers.Add(null!);
        var timer = _provider.CreateTimer(_ => callback(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timers[number] = timer;
        timer.Change(Due(due), TimeSpan.FromTicks(period));
    }

    public bool Change(int timer, int due, int period) => _timers[timer].Change(Due(due), TimeSpan.FromTicks(period));

    public void Dispose(int timer) => _timers[timer].Dispose();

    public void Advance(int ticks) => _provider.Advance(TimeSpan.FromTicks(ticks));

    public void SetUtcNow(long time) => _provider.SetUtcNow(_provider.Start + TimeSpan.FromTicks(time));

    public void AdjustTime(long time) => _provider.AdjustTime(_provider.Start + TimeSpan.FromTicks(time));

    private static TimeSpan Due(int due) => due < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(due);
}
