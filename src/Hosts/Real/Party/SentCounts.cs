namespace Holdover.Hosts.Real.Party;

/// <summary>What a listener was sent, or all of them together.</summary>
/// <param name="all">Of whom it is one.</param>
internal sealed class SentCounts(SentCounts? all = null)
{
    private long bytes;
    private long lateMicroseconds;
    private long slow;

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Sound that was dropped because it could not have come in time.</summary>
    public TimeSpan Late => TimeSpan.FromMicroseconds(Volatile.Read(ref lateMicroseconds));

    /// <summary>Listeners that were closed because they did not keep up.</summary>
    public long Slow => Volatile.Read(ref slow);

    public void AddBytes(int sent)
    {
        Interlocked.Add(ref bytes, sent);
        all?.AddBytes(sent);
    }

    public void AddLate(long microseconds)
    {
        Interlocked.Add(ref lateMicroseconds, microseconds);
        all?.AddLate(microseconds);
    }

    public void AddSlow() => Interlocked.Increment(ref slow);
}
