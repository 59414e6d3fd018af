namespace Holdover.Hosts.Real.Party;

/// <summary>What all listeners together were sent.</summary>
internal sealed class SentCounts
{
    private long bytes;
    private long lateMicroseconds;

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Sound that was dropped because it could not have come in time, of all listeners together.</summary>
    public TimeSpan Late => TimeSpan.FromMicroseconds(Volatile.Read(ref lateMicroseconds));

    public void AddBytes(int sent) => Interlocked.Add(ref bytes, sent);

    public void AddLate(long microseconds) => Interlocked.Add(ref lateMicroseconds, microseconds);
}
