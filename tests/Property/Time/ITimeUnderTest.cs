namespace Holdover.Tests.Property.Time;

/// <summary>What the provider and its model have in common, in ticks since the start.</summary>
internal interface ITimeUnderTest
{
    long Now { get; }

    /// <summary>Timers are numbered from zero, in the order of their creation.</summary>
    void Create(Action callback, int due, int period);

    bool Change(int timer, int due, int period);

    void Dispose(int timer);

    void Advance(int ticks);

    void SetUtcNow(long time);

    void AdjustTime(long time);
}
