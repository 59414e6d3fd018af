using System.Diagnostics;

using Holdover.Hosts.Real.Audio;
using Holdover.Sendspin;

namespace Holdover.Bench;

/// <summary>`holdover serve` in a process of its own, with music for ever.</summary>
internal sealed class PlayServer : IDisposable
{
    private const int Seconds = 10;

    private readonly string file = Path.GetTempFileName();
    private readonly System.Diagnostics.Process process;

    public PlayServer(string[] program)
    {
        var music = new byte[WavHeader.Length + (Seconds * AudioFormat.Standard.SampleRate * AudioFormat.Standard.BytesPerFrame)];
        WavHeader.Write(music, AudioFormat.Standard, music.Length - WavHeader.Length);
        File.WriteAllBytes(file, music);
        string[] command = [.. program, "serve", file, "--loop", "--port", "0", "--bind", "127.0.0.1"];
        process = System.Diagnostics.Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Url = new(process.StandardOutput.ReadLine()!.Split(' ').First(word => word.StartsWith("ws://", StringComparison.Ordinal)));
    }

    public Uri Url { get; }

    /// <summary>Of its keeper, who started all others.</summary>
    public int Process => process.Id;

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        File.Delete(file);
    }
}
