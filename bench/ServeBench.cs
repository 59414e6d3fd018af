using System.Diagnostics;
using System.Globalization;

using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Bench;

/// <summary>What a party costs by the number of its listeners, against a loop that does nothing but send the same bytes at the same pace.</summary>
public static class ServeBench
{
    private const int Minute = 60;

    /// <summary>Every listener has a full buffer by then, and what runs often was compiled for good: with few listeners nothing runs often.</summary>
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(40);

    /// <summary>What is written in C is as fast from the beginning.</summary>
    private static readonly TimeSpan WarmBare = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pace = TimeSpan.FromMicroseconds(CoordinatorSettings.Default.Chunk.Microseconds);

    private static int ChunkBytes => (int)(AudioFormat.Standard.SampleRate * Pace.TotalSeconds) * AudioFormat.Standard.BytesPerFrame;

    public static IEnumerable<Measurement> Run(string[] program)
    {
        using var crowd = new Crowd();
        List<(int Listeners, double Ours, double Bare)> minutes = [];
        foreach (var listeners in (int[])[1_000, 100, 10])
        {
            var (ours, bytes, heard) = Party(program, crowd, listeners);
            var bare = Bare(crowd, listeners);
            minutes.Add((listeners, ours, bare));
            yield return new(
                $"serve.cpu.{listeners}", Math.Round(ours / listeners, 4), "CPU-seconds a listener-minute",
                $"a bare non-blocking send loop of the same chunks, {bare / listeners:N4}; {heard.Late} late chunks and {heard.Gaps} gaps of {heard.Frames}, the least {heard.LeastLeadMs:N0} ms early; the slowest of {heard.Probes} clock probes was answered in {heard.SlowestProbeMs:N0} ms; the listeners took {heard.CpuSeconds:N1} s themselves",
                ours / bare);
            if (listeners == 1_000)
                yield return new("serve.memory", Math.Round(bytes / 1e6, 1), "MB", $"private memory of all processes of a party with {listeners} listeners", null);
        }

        foreach (var part in Parts(minutes[^2], minutes[^1]))
            yield return part;
    }

    /// <summary>What a party costs whoever listens, and what each listener adds: few pay for what many share.</summary>
    private static IEnumerable<Measurement> Parts((int Listeners, double Ours, double Bare) many, (int Listeners, double Ours, double Bare) few)
    {
        var count = many.Listeners - few.Listeners;
        var (ours, bare) = ((many.Ours - few.Ours) / count, (many.Bare - few.Bare) / count);
        yield return new(
            "serve.cpu.each", Math.Round(ours, 4), "CPU-seconds a listener-minute",
            $"what one listener more adds between {few.Listeners} and {many.Listeners}, against the bare loop's, {bare:N4}", ours / bare);
        yield return new(
            "serve.cpu.fixed", Math.Round(few.Ours - (few.Listeners * ours), 3), "CPU-seconds a minute",
            $"what is left of a party of {few.Listeners} without that: to read, decode and pace, and to keep three processes that watch each other; the bare loop, which wakes up as often as there are chunks, {few.Bare - (few.Listeners * bare):N3}", null);
    }

    private static (double CpuSeconds, double Bytes, CrowdReport Heard) Party(string[] program, Crowd crowd, int listeners)
    {
        using var server = new PlayServer(program);
        using var listening = crowd.Listen(server.Url.Port, listeners, Seconds(Warm));
        var cpu = Measure(listening, server.Process, Warm);
        return (cpu, ProcessTree.PrivateBytes(server.Process), Crowd.Report(listening));
    }

    private static double Bare(Crowd crowd, int listeners)
    {
        using var server = crowd.Send(ChunkBytes, Pace);
        using var listening = crowd.Listen(int.Parse(server.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture), listeners, Seconds(WarmBare));
        var cpu = Measure(listening, server.Id, WarmBare);
        Crowd.Report(listening);
        server.StandardInput.Close();
        server.WaitForExit();
        return cpu;
    }

    private static int Seconds(TimeSpan warm) => (int)(warm + Window).TotalSeconds + 1;

    /// <summary>CPU-seconds of a server and all that it started, a minute.</summary>
    private static double Measure(Process listening, int server, TimeSpan warm)
    {
        Crowd.AwaitReady(listening);
        Thread.Sleep(warm);
        var (before, start) = (ProcessTree.CpuSeconds(server), Stopwatch.GetTimestamp());
        Thread.Sleep(Window);
        return (ProcessTree.CpuSeconds(server) - before) / Stopwatch.GetElapsedTime(start).TotalSeconds * Minute;
    }
}
