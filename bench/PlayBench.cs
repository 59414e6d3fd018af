using System.Diagnostics;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Speaker;
using Holdover.Machines;

namespace Holdover.Bench;

/// <summary>What a speaker costs while it plays: all that is between the socket and the output, in this process; the server is another.</summary>
public static class PlayBench
{
    private const int SecondsWarm = 5;
    private const int Windows = 24;

    /// <summary>Some chunks, and seldom a clock probe.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);

    public static IEnumerable<Measurement> Run(string[] program)
    {
        using var server = new PlayServer(program);
        var (bytes, ours) = Speaker(server.Url);
        yield return new("play.bytes", bytes, "bytes/s", $"allocated from socket to output, by the least of {Windows} windows of {Window.TotalMilliseconds} ms: the others have messages about the clock in them", null);
        var bare = BareListener.CpuShare(server.Url, Window * Windows);
        yield return new("play.cpu", Math.Round(ours * 100, 2), "% of a core", "a bare loop that receives the same stream and writes it away", ours / bare);
    }

    private static (double BytesPerSecond, double CpuShare) Speaker(Uri url)
    {
        var speaker = new SpeakerHost(new(url, "bench", "bench", new EndpointSettings()), new NullOutput(), new Dice(1));
        var running = speaker.Run();
        while (speaker.Status.FramesPlayed < 48_000 * SecondsWarm)
            Thread.Sleep(Window);

        var (least, cpu, start) = (long.MaxValue, Cpu.Used, Stopwatch.GetTimestamp());
        for (var window = 0; window < Windows; window++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Thread.Sleep(Window);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        var share = (Cpu.Used - cpu) / Stopwatch.GetElapsedTime(start);
        speaker.Close();
        while (!running.IsCompleted)
            Thread.Sleep(Window);
        return (least / Window.TotalSeconds, share);
    }
}
