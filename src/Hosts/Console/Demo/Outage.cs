using Holdover.Hosts.Real.Network;

namespace Holdover.Commands.Demo;

/// <summary>One thing that the demo does to the network between server and speaker.</summary>
/// <param name="Kind">In the verdict.</param>
/// <param name="Words">For people.</param>
/// <param name="At">How far into the music, from 0 to 1.</param>
/// <param name="Length">How long it lasts.</param>
/// <param name="Begin">Does it.</param>
internal sealed record Outage(string Kind, string Words, double At, TimeSpan Length, Action<ImpairmentProxy> Begin)
{
    /// <summary>
    /// Each is shorter than the 5 s of music that a speaker holds, with room for what follows it: up to 2.5 s until a
    /// silent network is noticed, and the wait before the retry.
    /// </summary>
    public static readonly Outage[] Script =
    [
        new("reset", "the connection is reset and the server refuses new ones", 0.25, TimeSpan.FromSeconds(1.5), proxy => proxy.Reset()),
        new("silence", "the network swallows everything and says nothing", 0.55, TimeSpan.FromSeconds(3), proxy => proxy.Silence()),
    ];
}
