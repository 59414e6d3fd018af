using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What a player reports of the time that it needs, in milliseconds; what it has not said is -1.</summary>
/// <param name="LeadMs">How long before its time the first chunk must arrive.</param>
/// <param name="MinBufferMs">The least that it wants buffered.</param>
/// <param name="DelayMs">The fixed delay of its output.</param>
public record struct ListenerNeeds(int LeadMs, int MinBufferMs, int DelayMs) : IEncodable
{
    public static readonly ListenerNeeds Unsaid = new(-1, -1, -1);

    /// <summary>What a player that says nothing of it wants to be ahead: the default of sendspin-js.</summary>
    private const int AheadMs = 250;

    /// <summary>What is known after a report: what it does not mention stays.</summary>
    public readonly ListenerNeeds With(in ListenerNeeds report) => new(
        report.LeadMs < 0 ? LeadMs : Math.Min(report.LeadMs, WireLimits.LeadMsMax),
        report.MinBufferMs < 0 ? MinBufferMs : Math.Min(report.MinBufferMs, WireLimits.LeadMsMax),
        report.DelayMs < 0 ? DelayMs : Math.Min(report.DelayMs, WireLimits.StaticDelayMsMax));

    /// <summary>How far ahead the first frame must be: the larger of lead and least buffer, and the delay of the output.</summary>
    /// <param name="unsaid">For a player that has said nothing.</param>
    public readonly Duration Floor(Duration unsaid)
    {
        if (this == Unsaid)
            return unsaid;
        var ahead = Math.Max(LeadMs < 0 ? AheadMs : LeadMs, MinBufferMs < 0 ? AheadMs : MinBufferMs);
        return Duration.FromMilliseconds(ahead + Math.Max(DelayMs, 0));
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (lead, buffer, delay) = this;
        codec.Value(ref lead);
        codec.Value(ref buffer);
        codec.Value(ref delay);
        this = new(lead, buffer, delay);
    }
}
