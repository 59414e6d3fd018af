using System.Runtime.InteropServices;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.SoundCard;

/// <summary>
/// A sound card in a folder, for any program that uses libasound in this process or one that it starts. What it is and
/// what can be wrong with it stands in holdover_pcm.c.
/// </summary>
internal sealed partial class TestCard : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string arguments;

    /// <param name="ppm">By how much its crystal is fast.</param>
    /// <param name="rate">The only rate that it plays; 0 plays what it is asked to.</param>
    /// <param name="format">The only format that it plays, as libasound names it.</param>
    /// <param name="channels">The only channels that it plays; 0 plays one or two.</param>
    public TestCard(int ppm = 0, int rate = 0, string format = "S16_LE", int channels = 0)
    {
        Directory.CreateDirectory(folder["snd"]);
        arguments = $"{folder["snd"]},{ppm},{rate},{format},{channels}";
    }

    /// <summary>The library that ./test builds.</summary>
    public static string Library => Path.Combine(AppContext.BaseDirectory, "libholdover_pcm.so");

    /// <summary>The name by which libasound knows it.</summary>
    public string Device => $"holdover:{arguments}";

    /// <summary>What stands for its device node: who has this file open holds the card.</summary>
    public string Node => this["pcmC0D0p"];

    /// <summary>All that was ever played, as it was given.</summary>
    public byte[] Played => Read("played");

    /// <summary>When, by CLOCK_MONOTONIC in microseconds, how many bytes had been played.</summary>
    public (long At, long Bytes)[] Clock => [.. System.Text.Encoding.ASCII.GetString(Read("clock"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Select(words => (long.Parse(words[0]), long.Parse(words[1])))];

    /// <summary>Whether the fault that was asked for is there still: an xrun is taken once.</summary>
    public bool IsFaulty => File.Exists(this["fault"]);

    /// <summary>Whether anybody has it.</summary>
    public bool IsHeld
    {
        get
        {
            try
            {
                Hold().Dispose();
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    private string this[string name] => Path.Combine(folder["snd"], name);

    /// <summary>From now on it cannot be opened.</summary>
    public void Refuse(int errorNumber) => Break($"open {errorNumber}");

    public void Unplug() => Break("gone");

    public void Wedge() => Break("wedged");

    /// <summary>Whoever plays is late once.</summary>
    public void RunDry() => Break("xrun");

    /// <summary>Somebody in this process has it until the result is disposed of.</summary>
    public IDisposable Hold() => new FileStream(Node, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    public void Heal() => File.Delete(this["fault"]);

    public void Dispose() => folder.Dispose();

    /// <summary>
    /// Makes libasound look at a configuration that knows the cards: in this process, for which the runtime's copy of the
    /// environment counts for nothing, and in those that it starts.
    /// </summary>
    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Configure()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "asound.conf");
        var configuration = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "asound.conf.in")).Replace("@LIBRARY@", Library, StringComparison.Ordinal);
        if (!File.Exists(path) || File.ReadAllText(path) != configuration)
            File.WriteAllText(path, configuration);
        Environment.SetEnvironmentVariable("ALSA_CONFIG_PATH", path);
        Assert.Equal(0, SetEnvironment("ALSA_CONFIG_PATH", path, overwrite: 1));
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    /// <summary>By renaming: a fault that is half-written is none.</summary>
    private void Break(string fault)
    {
        File.WriteAllText(this["fault.new"], fault);
        File.Move(this["fault.new"], this["fault"], overwrite: true);
    }

    private byte[] Read(string name)
    {
        if (!File.Exists(this[name]))
            return [];
        using var file = new FileStream(this[name], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
