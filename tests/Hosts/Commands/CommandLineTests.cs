using System.Net;
using System.Net.Sockets;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Commands;

/// <summary>What the command says when it is asked for something that cannot be: an exit code and one line that helps.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Nowhere = "ws://127.0.0.1:9/sendspin";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("serve", "x.wav", "--lop")]
    [InlineData("play", Nowhere, "--output", "null", "--lop")]
    public async Task An_unknown_option_is_named(params string[] arguments)
    {
        var outcome = await HoldoverProcess.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'--lop'", outcome.Errors.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($"'holdover {arguments[0]} --help'", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData(2, "'http://x/'", "play", "http://x/", "--output", "null")]
    [InlineData(2, "'ws:x'", "play", "ws:x", "--output", "null")]
    [InlineData(2, "'speakers'", "play", Nowhere, "--output", "speakers")]
    [InlineData(2, "'wav:'", "play", Nowhere, "--output", "wav:")]
    [InlineData(2, "'alsa:'", "play", Nowhere, "--output", "alsa:")]
    [InlineData(2, "from 20 to 1000", "play", Nowhere, "--output", "null", "--latency", "5")]
    [InlineData(3, "/nowhere/at/all", "play", Nowhere, "--output", "wav:/nowhere/at/all/played.wav")]
    [InlineData(3, "/tmp", "play", Nowhere, "--output", "wav:/tmp")]
    [InlineData(1, "no-such.wav", "serve", "no-such.wav", "--port", "0")]
    [InlineData(1, "/dev/stdin", "serve", "/dev/stdin", "--port", "0")]
    [InlineData(2, "cannot begin again", "serve", "-", "--loop")]
    [InlineData(2, "cannot begin again", "serve", "http://localhost/x.mp3", "--loop")]
    [InlineData(2, "99999", "serve", "x.wav", "--port", "99999")]
    [InlineData(2, "-1", "serve", "x.wav", "--port", "-1")]
    [InlineData(2, "'here'", "serve", "x.wav", "--port", "here")]
    [InlineData(2, "'soon'", "play", Nowhere, "--latency", "soon")]
    [InlineData(2, "'few'", "sim", "run", "--seeds", "few")]
    [InlineData(2, "--cores takes a number from 1, and '0' is none", "sim", "run", "--cores", "0")]
    [InlineData(2, "'many'", "sim", "explore", "handover-races", "--iterations", "many")]
    [InlineData(2, "'end'", "sim", "replay", "--seed", "1", "--until", "end")]
    [InlineData(2, "from 20 to", "demo", "--seconds", "long")]
    [InlineData(2, "--stale-after takes a number from 1, and 'x' is none", "supervise", "--stale-after", "x", "--", "true")]
    [InlineData(2, "--stale-after takes a number from 1, and '0' is none", "supervise", "--stale-after", "0", "--", "true")]
    [InlineData(2, "nothing to keep alive", "supervise", "--alsa", "x", "--")]
    [InlineData(2, "'3'", "supervise", "--backoff", "3", "--", "true")]
    [InlineData(2, "'x'", "supervise", "--backoff", "x..3s", "--", "true")]
    [InlineData(2, "'2d'", "supervise", "--stable-after", "2d", "--", "true")]
    [InlineData(2, "longest wait", "supervise", "--backoff", "3s..2s", "--", "true")]
    [InlineData(2, "a storm", "supervise", "--backoff", "0s..2s", "--", "true")]
    [InlineData(2, "'maybe'", "supervise", "--on-parent-death", "maybe", "--", "true")]
    [InlineData(3, "/nowhere/status", "supervise", "--status", "/nowhere/status", "--", "true")]
    [InlineData(2, "'here'", "serve", "x.wav", "--bind", "here")]
    [InlineData(3, "203.0.113.1 is no address of this machine", "serve", "-", "--bind", "203.0.113.1", "--port", "0")]
    [InlineData(2, "--guests takes listen or control, and 'all' is neither", "serve", "x.wav", "--guests", "all")]
    [InlineData(2, "SOURCE is empty", "serve", "")]
    public async Task What_is_wrong_is_named_in_one_line(int exitCode, string named, params string[] arguments)
    {
        await using var process = HoldoverProcess.Start(arguments);
        process.EndInput();
        AssertRefused(await process.End(), exitCode, named);
    }

    [Fact]
    public async Task What_is_no_music_is_refused()
    {
        await File.WriteAllTextAsync(folder["text.wav"], "no music at all");
        AssertRefused(await HoldoverProcess.Run("serve", folder["text.wav"], "--port", "0"), 1, "text.wav cannot be played: Invalid data");
    }

    [Fact]
    public async Task What_must_be_resampled_is_refused_where_there_is_no_library_for_it()
    {
        await File.WriteAllTextAsync(folder["libsoxr.so.0"], "no library at all");
        var source = Music.Noise(milliseconds: 100, rate: 44_100).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start(new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = folder["."] }, "serve", source, "--bind", "127.0.0.1", "--port", "0");
        AssertRefused(await serve.End(), 3, "apt-get install libsoxr0");
    }

    [Fact]
    public async Task A_folder_without_music_is_refused()
    {
        await File.WriteAllTextAsync(folder["text"], "no music at all");
        AssertRefused(await HoldoverProcess.Run("serve", folder["."], "--port", "0"), 1, "nothing in it that can be played");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();
        var source = Music.Noise(milliseconds: 100).Save(folder["source.wav"]);
        AssertRefused(await HoldoverProcess.Run("serve", source, "--bind", "127.0.0.1", "--port", port), 3, $"port {port}");
        AssertRefused(await HoldoverProcess.Run("serve", source, "--bind", "127.0.0.1", "--port", "0", "--worker-ports", port), 3, $"port {port}");
        AssertRefused(await HoldoverProcess.Run("serve", source, "--client", "kitchen:8928"), 2, "kitchen:8928");
        AssertRefused(await HoldoverProcess.Run("serve", source, "--workers", "2", "--worker-ports", "65535"), 2, "65535");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_passed_over_where_that_is_asked()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var source = Music.Noise(milliseconds: 100).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start("serve", source, "--bind", "127.0.0.1", "--port", $"{port}", "--port-search");
        Assert.InRange(new Uri(await serve.ServedUrl()).Port, port + 1, port + 10);
    }

    [Fact]
    public async Task An_output_that_takes_nothing_more_ends_the_command_in_words()
    {
        var source = Music.Noise(milliseconds: 300).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start("serve", source, "--port", "0", "--bind", "127.0.0.1");
        AssertRefused(await HoldoverProcess.Run("play", await serve.ServedUrl(), "--output", "wav:/dev/full"), 3, "/dev/full");
    }

    [Theory]
    [InlineData("serve", "Example: holdover serve ")]
    [InlineData("play", "Example: holdover play ws://")]
    [InlineData("supervise", "Example: holdover supervise --alsa ")]
    [InlineData("devices", "Example: holdover devices")]
    public async Task Help_shows_an_example(string command, string example)
    {
        var outcome = await HoldoverProcess.Run(command, "--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(example, outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Errors);
    }

    private static void AssertRefused(HoldoverProcess.Outcome outcome, int exitCode, string named)
    {
        Assert.True(outcome.ExitCode == exitCode, $"exit code {outcome.ExitCode}, errors: {outcome.Errors}");
        Assert.Contains(named, outcome.Errors, StringComparison.Ordinal);
        Assert.StartsWith("holdover: ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }
}
