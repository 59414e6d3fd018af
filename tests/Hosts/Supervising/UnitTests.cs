using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>The unit for systemd that we hand out: systemd understands it, and we understand what it starts.</summary>
public sealed class UnitTests : IDisposable
{
    private const string Name = "holdover-supervise@.service";

    private readonly TemporaryFolder folder = new();
    private readonly string[] lines = File.ReadAllLines(Find());

    public void Dispose() => folder.Dispose();

    [SystemdFact]
    public async Task Systemd_has_nothing_to_say_against_it()
    {
        Assert.Equal((0, ""), await Verify(lines));
        var (_, said) = await Verify([.. lines.Select(line => line.Replace("KillMode=mixed", "KillMode=mild", StringComparison.Ordinal))]);
        Assert.Contains("mild", said, StringComparison.Ordinal); // what is wrong is noticed
    }

    /// <summary>It is told when it is ready and that it lives; and the first signal is for the supervisor alone, which hands it on.</summary>
    [Theory]
    [InlineData("Type", "notify")]
    [InlineData("NotifyAccess", "main")]
    [InlineData("WatchdogSec", "30")]
    [InlineData("KillMode", "mixed")]
    public void It_says_how_the_supervisor_is_to_be_treated(string key, string value) => Assert.Equal(value, ValueOf(key));

    /// <summary>As systemd would: with the instance's name, the variables of the environment, and a socket to be told by.</summary>
    [Fact]
    public async Task What_it_starts_is_what_supervise_takes_and_says_that_it_is_ready_and_lives()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 20_000 };
        socket.Bind(new UnixDomainSocketEndPoint(folder["notify"]));
        var (name, value) = ValueOf("Environment").Split('=') is [var first, var second] ? (first, second) : default;
        var words = ValueOf("ExecStart").Split(' ')
            .Select(word => word.Replace("%i", "cat", StringComparison.Ordinal).Replace($"${{{name}}}", value, StringComparison.Ordinal).Replace("/run/", folder["run-"], StringComparison.Ordinal))
            .Where(word => word != "$PLAYER_ARGUMENTS")
            .ToArray();
        Assert.Equal("/usr/bin/holdover", words[0]);
        Directory.CreateDirectory(folder["run-" + ValueOf("RuntimeDirectory").Replace("%i", "cat", StringComparison.Ordinal)]);

        var watchdog = (int.Parse(ValueOf("WatchdogSec")) * 10_000).ToString(System.Globalization.CultureInfo.InvariantCulture); // at a hundredth
        await using var process = HoldoverProcess.Start(new Dictionary<string, string> { ["NOTIFY_SOCKET"] = folder["notify"], ["WATCHDOG_USEC"] = watchdog }, words[1..]);
        Assert.Equal("READY=1", Receive(socket));
        while (Receive(socket) != "WATCHDOG=1")
        {
        }

        process.EndInput();
        Assert.Equal(new(0, "", ""), await process.End());
        Assert.Contains("Stopped", await File.ReadAllTextAsync(folder["run-holdover-supervise-cat/status.json"]), StringComparison.Ordinal);
    }

    private static string Find()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "docs", Name)))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException($"docs/{Name} is not above the tests");
        return Path.Combine(root, "docs", Name);
    }

    private static string Receive(Socket socket)
    {
        var buffer = new byte[1_024];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }

    private string ValueOf(string key) => Assert.Single(lines, line => line.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    /// <summary>Of a unit that starts the program that was built: that what it starts is there is looked at, too.</summary>
    private async Task<(int Code, string Said)> Verify(string[] unit)
    {
        var path = folder[Name.Replace("@", "@squeezelite", StringComparison.Ordinal)];
        await File.WriteAllLinesAsync(path, unit.Select(line => line.Replace("/usr/bin/holdover", HoldoverProcess.Path, StringComparison.Ordinal)));
        using var verify = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", "--man=no", path]) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = await verify.StandardError.ReadToEndAsync();
        await Wait.For(verify.WaitForExitAsync(), "the end of systemd-analyze");
        return (verify.ExitCode, said);
    }
}
