using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

using Holdover.Party;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>
/// Real processes of a party die, and a real browser does not hear it: the SDK in Chromium, which neither repairs nor
/// de-duplicates, decodes every sample once and in order.
/// </summary>
public sealed class BrowserTests : IDisposable
{
    /// <summary>Of FLAC, which the browser decodes, no sample is lost; plain samples the SDK decodes.</summary>
    private static readonly string[] Codecs = ["pcm", "flac"];

    private static readonly string[] Clients = Array.ConvertAll(Codecs, codec => $"chromium-{codec}");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [ChromiumFact]
    public Task Its_worker_is_killed() => Unheard(connects: 2, served => served.StopBetweenChunks(1, thenKill: true, Clients));

    /// <summary>Its connections stay open and silent until its keeper ends it.</summary>
    [ChromiumFact]
    public Task Its_worker_hangs() => Unheard(connects: 2, served => served.StopBetweenChunks(1, thenKill: false, Clients));

    [ChromiumFact]
    public Task The_coordinator_is_killed() => Unheard(connects: 1, async served =>
    {
        served.KillChild(0);
        var decoded = Stopwatch.GetElapsedTime(0) + TimeSpan.FromMicroseconds(CoordinatorSettings.Default.BufferAhead.Microseconds);
        await Wait.Until(() => Array.TrueForAll(Clients, client => served.SentUntil(1, client) > decoded), "what the killed one had not decoded");
        return TimeSpan.Zero;
    });

    [ChromiumFact]
    public Task The_keeper_is_killed_and_there_is_a_new_one() => Unheard(connects: 1, async served =>
    {
        served.Keeper.Signal(9);
        await served.Keeper.Ended;
        await served.Start();
        return TimeSpan.Zero;
    });

    private async Task Unheard(int connects, Func<Served, Task<TimeSpan>> harm)
    {
        var music = Music.Noise(milliseconds: 30_000);
        await using var served = new Served(folder, music.Save(folder["source.wav"]));
        await served.Start();
        using var chromium = SdkClient.InChromium(served.Url, Codecs);
        await served.SendsOn(1, Clients);
        var before = served.SentUntil(1, Clients[0]);
        var outage = await harm(served);
        await served.SendsOn(1, Clients);
        chromium.Stop();

        foreach (var client in (await chromium.Report()).EnumerateArray())
        {
            var chunks = client.GetProperty("heard").EnumerateArray().Select(Chunk.Of).ToArray();
            var told = $"{client.GetProperty("codec")}: {chunks.Length} chunks, out for {outage}, {Said(client)}, {served.Keeper.Errors}";
            Assert.True(client.GetProperty("repeats").GetInt64() == 0, told);
            if (outage > DeathTests.OutageMax)
                continue;
            Assert.True(client.GetProperty("contiguous").GetBoolean() && client.GetProperty("connects").GetInt64() == connects, told);
            Assert.True(chunks[^1].At > before, told);
            Assert.True(chunks.Zip(chunks.Skip(1)).All(pair => pair.Second.FirstFrame == pair.First.FirstFrame + pair.First.Frames), $"another timeline: {told}");
            var start = Array.Find(StartsOf(music, chunks[0]), start => chunks[0].Is(music, start));
            Assert.All(chunks, chunk => Assert.True(chunk.Is(music, start), $"frame {chunk.FirstFrame} of {told}"));
        }
    }

    /// <summary>The samples that are heard first may be any chunk of the music.</summary>
    private static int[] StartsOf(Music music, Chunk first) =>
        [.. Enumerable.Range(0, music.Pcm.Length / music.Format.BytesPerFrame / first.Frames).Select(chunk => chunk * first.Frames)];

    private static string Said(JsonElement client) =>
        string.Join(", ", client.EnumerateObject().Where(figure => figure.Value.ValueKind != JsonValueKind.Array).Select(figure => $"{figure.Name} {figure.Value}"));

    /// <summary>What was decoded of one message.</summary>
    /// <param name="At">When it is due, by the server's clock, which is that of the machine.</param>
    /// <param name="FirstFrame">Its place on the timeline that begins with the first.</param>
    /// <param name="Frames">Its length.</param>
    /// <param name="Hash">Of its samples.</param>
    private sealed record Chunk(TimeSpan At, int FirstFrame, int Frames, string Hash)
    {
        public static Chunk Of(JsonElement json) => new(
            TimeSpan.FromMicroseconds(json.GetProperty("serverTimeUs").GetInt64()),
            json.GetProperty("firstFrame").GetInt32(),
            json.GetProperty("frames").GetInt32(),
            json.GetProperty("sha256").GetString()!);

        /// <summary>Whether it is what the music has there, if the first is that frame of it.</summary>
        public bool Is(Music music, int start)
        {
            var frame = music.Format.BytesPerFrame;
            return Hash == Convert.ToHexStringLower(SHA256.HashData(music.Pcm.AsSpan((start + FirstFrame) * frame, Frames * frame)));
        }
    }
}
