using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

using Holdover.Hosts.Real.Web;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>Several workers are one server.</summary>
public sealed class WorkersTests : IDisposable
{
    /// <summary>Two free ports in a row, below those that the system gives away meanwhile.</summary>
    private static readonly int Own = Enumerable.Range(21_000, 1_000).First(port => IsFree(port) && IsFree(port + 1));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_workers_tell_the_same_time_and_give_the_same_samples_the_same_timestamps()
    {
        var music = Music.Noise(milliseconds: 4_000);
        await using var served = new Served(folder, music.Save(folder["source.wav"]), "--workers", "2", "--worker-ports", $"{Own}");
        await served.Start();
        await served.Successor(1, of: 0);
        await served.Successor(2, of: 0);
        await Wait.Until(() => Answers(Own) && Answers(Own + 1), "each worker at its own port");
        var listeners = new List<RawListener>();
        try
        {
            string[] names = ["a", "b", "c", "d", "e", "f", "g", "h"];
            foreach (var name in names)
                listeners.Add(await RawListener.Connect(served.Url, name));
            foreach (var place in new[] { 1, 2 })
                listeners.Add(await RawListener.Connect(new UriBuilder(served.Url) { Port = Own + place - 1 }.Uri, $"own-{place}"));
            await Wait.Until(() => listeners.TrueForAll(listener => listener.Received > 0), "sound");
            await Wait.Until(() => new[] { 1, 2 }.All(place => names.Any(name => served.HasSentTo(place, name))), "both workers at work");
            await Wait.Until(() => served.HasSentTo(1, "own-1") && served.HasSentTo(2, "own-2"), "who came to a worker's own port to be served by that");

            using var http = new HttpClient();
            var status = await http.GetFromJsonAsync(new UriBuilder(served.Url) { Scheme = "http", Path = "/api/status" }.Uri, StatusJson.Default.StatusReport);
            Assert.Equal([1, 2], status!.Workers.Select(worker => worker.Number));
            Assert.Equal(listeners.Count, status.Listeners);

            foreach (var listener in listeners)
            {
                var (timestamp, pcm) = await listener.ToEnd();
                var (first, firstPcm) = await listeners[0].ToEnd();
                Assert.Equal(timestamp - first, (FrameOf(music, pcm) - FrameOf(music, firstPcm)) * 1_000_000 / music.Format.SampleRate, 1.0);
                music.AssertEndsWith(music with { Pcm = pcm });
                Assert.InRange(listener.ServerTime, listener.ProbedAt, listener.AnsweredAt);
            }
        }
        finally
        {
            foreach (var listener in listeners)
                await listener.DisposeAsync();
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool Answers(int port)
    {
        try
        {
            using var probe = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static long FrameOf(Music music, byte[] tail) => (music.Pcm.Length - tail.Length) / music.Format.BytesPerFrame;
}
