namespace Holdover.Commands.Demo;

/// <summary>One thing that the demo does to the party while the music plays.</summary>
/// <param name="Kind">In the verdict.</param>
/// <param name="Words">For people.</param>
/// <param name="At">How far into the music at the earliest, from 0 to 1.</param>
internal abstract record Outage(string Kind, string Words, double At)
{
    /// <summary>
    /// Each is shorter than the 5 s of music that a speaker holds, with room for what follows it: up to 2.5 s until silence
    /// is noticed, and the wait before the retry. A worker that hangs comes last: one that dies again soon is not started at once.
    /// </summary>
    public static readonly Outage[] Script =
    [
        new ProcessOutage("worker_kill", "the worker is killed (kill -9)", 0.12, Place: 1, ProcessOutage.Kill),
        new ProcessOutage("coordinator_kill", "the coordinator is killed (kill -9)", 0.24, Place: 0, ProcessOutage.Kill),
        new NetworkOutage("reset", "the connection is reset and the server refuses new ones", 0.3, TimeSpan.FromSeconds(1.5), proxy => proxy.Reset()),
        new NetworkOutage("silence", "the network swallows everything and says nothing", 0.45, TimeSpan.FromSeconds(3), proxy => proxy.Silence()),
        new ProcessOutage("worker_hang", "the worker hangs (kill -STOP)", 0.7, Place: 1, ProcessOutage.Stop),
    ];

    /// <summary>Whether it costs the speaker its session: one that should and does not has shown nothing.</summary>
    public abstract bool CostsSession { get; }

    /// <summary>Does it.</summary>
    public abstract void Begin(DemoParty party);

    /// <summary>Says what is over, once it is; what does not end by itself is ended.</summary>
    /// <param name="party">To whom it was done.</param>
    /// <param name="lasted">How long ago it was done.</param>
    /// <param name="isBack">Whether the speaker lost its session to it and has one again.</param>
    public abstract string? End(DemoParty party, TimeSpan lasted, bool isBack);
}
