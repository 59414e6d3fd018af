using Holdover.Bench;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>A party of a thousand, who all hear everything in time.</summary>
[Collection(nameof(Alone))]
public sealed class ThousandTests : IDisposable
{
    private const int Listeners = 1_000;

    /// <summary>From when the last of them hears.</summary>
    private const int Seconds = 2;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Each begins half a second before what it hears first, and has five seconds soon after: a machine that is late takes those, not the sound.</summary>
    [CompilerFact]
    public async Task No_chunk_is_late_and_none_is_missing()
    {
        Music.Noise(milliseconds: 1_000).Save(folder["source.wav"]);
        await using var served = new Served(folder, folder["source.wav"], "--loop");
        await served.Start();
        using var crowd = new Crowd();
        using var listening = crowd.Listen(served.Url.Port, Listeners, Seconds);
        Crowd.AwaitReady(listening);
        var heard = Crowd.Report(listening);
        Assert.Equal((Listeners, 0, 0, 0), (heard.Listeners, heard.Late, heard.Gaps, heard.Closed));
        Assert.InRange(heard.Frames, Listeners * Seconds * 50L, long.MaxValue);
        Assert.InRange(heard.Probes, Listeners, long.MaxValue);
    }
}
