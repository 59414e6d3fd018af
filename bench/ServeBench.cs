using System.Diagnostics;
using System.Globalization;

using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Bench;

/// <summary>What a party costs by the number of its listeners, against a loop that does nothing but send the same bytes at the same pace.</summary>
public static class ServeBench
{
    private const int Minute = 60;

    /// <summary>Every listener has a full buffer by then, and the runtime has compiled what runs often.</summary>
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pace = TimeSpan.FromMicroseconds(CoordinatorSettings.Default.Chunk.Microseconds);

    private static int ChunkBytes => (int)(AudioFormat.Standard.SampleRate * Pace.TotalSeconds) * AudioFormat.Standard.BytesPerFrame;

    private static int Seconds => (int)(Warm + Window).TotalSeconds + 1;

    public static IEnumerable<Measurement> Run(string[] program)
    {
        using var crowd = new Crowd();
        foreach (var listeners in (int[])[1_000, 100, 10])
        {
            var (ours, bytes, heard) = Party(program, crowd, listeners);
            var bare = Bare(crowd, listeners);
            yield return new(
                $"serve.cpu.{listeners}", Math.Round(ours, 4), "CPU-seconds a listener-minute",
                $"a bare non-blocking send loop of the same chunks, {bare:N4}; {heard.Late} late chunks and {heard.Gaps} gaps of {heard.Frames}, the least {heard.LeastLeadMs:N0} ms early; the listeners took {heard.CpuSeconds:N1} s themselves",
                ours / bare);
            if (listeners == 1_000)
                yield return new("serve.memory", Math.Round(bytes / 1e6, 1), "MB", $"private memory of all processes of a party with {listeners} listeners", null);
        }
    }

    private static (double CpuSeconds, double Bytes, CrowdReport Heard) Party(string[] program, Crowd crowd, int listeners)
    {
        using var server = new PlayServer(program);
        using var listening = crowd.Listen(server.Url.Port, listeners, Seconds);
        var cpu = Measure(listening, server.Process, listeners);
        return (cpu, ProcessTree.PrivateBytes(server.Process), Crowd.Report(listening));
    }

    private static double Bare(Crowd crowd, int listeners)
    {
        using var server = crowd.Send(ChunkBytes, Pace);
        using var listening = crowd.Listen(int.Parse(server.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture), listeners, Seconds);
        var cpu = Measure(listening, server.Id, listeners);
        Crowd.Report(listening);
        server.StandardInput.Close();
        server.WaitForExit();
        return cpu;
    }

    /// <summary>CPU-seconds of a server and all that it started, a listener-minute.</summary>
    private static double Measure(Process listening, int server, int listeners)
    {
        Crowd.AwaitReady(listening);
        Thread.Sleep(Warm);
        var (before, start) = (ProcessTree.CpuSeconds(server), Stopwatch.GetTimestamp());
        Thread.Sleep(Window);
        return (ProcessTree.CpuSeconds(server) - before) / Stopwatch.GetElapsedTime(start).TotalSeconds * Minute / listeners;
    }
}
