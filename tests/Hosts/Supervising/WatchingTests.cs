using System.Net.Sockets;
using System.Text;
using System.Text.Json;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>How things stand, for whoever watches: a status file, and systemd's socket.</summary>
public sealed class WatchingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_status_file_says_at_any_time_how_things_stand()
    {
        await using var supervised = await Supervised.Start("read x <> \"$0.fifo\"\n", "--status", folder["status"], "--backoff", "1m..1m");
        await Until(status => status.GetProperty("state").GetString() == "Running");
        var child = await supervised.NextChild();
        Assert.Equal(child, Status()!.Value.GetProperty("child").GetInt32());
        Assert.Equal(supervised.Process.Id, Status()!.Value.GetProperty("supervisor").GetInt32());

        ProcessSignals.Send(child, ProcessSignals.Kill);
        await Until(status => status.GetProperty("state").GetString() == "BackingOff");
        Assert.Equal(JsonValueKind.Null, Status()!.Value.GetProperty("child").ValueKind);
        Assert.Equal(1, Status()!.Value.GetProperty("failures_in_a_row").GetInt32());

        supervised.Process.Signal(HoldoverProcess.Terminate);
        await supervised.Process.End();
        Assert.Equal("Stopped", Status()!.Value.GetProperty("state").GetString());
    }

    /// <summary>A link in the way is not followed: it would let others choose what is overwritten.</summary>
    [Fact]
    public async Task The_status_file_is_put_in_the_place_of_a_link()
    {
        await File.WriteAllTextAsync(folder["precious"], "precious");
        File.CreateSymbolicLink(folder["status"], folder["precious"]);
        File.CreateSymbolicLink(folder["status.new"], folder["precious"]);
        Assert.Equal(0, (await HoldoverProcess.Run("supervise", "--status", folder["status"], "--", "true")).ExitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(folder["precious"]));
        Assert.Equal("Stopped", Status()!.Value.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_service_manager_hears_that_we_are_ready_live_and_stop_and_the_child_does_not_know_of_it(bool isAbstract)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 20_000 };
        var name = isAbstract ? "@" + folder["notify"] : folder["notify"];
        socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? "\0" + folder["notify"] : name));
        await using var process = HoldoverProcess.Start(
            new Dictionary<string, string> { ["NOTIFY_SOCKET"] = name, ["WATCHDOG_USEC"] = "200000" },
            "supervise", "--", "sh", "-c", "trap 'exit 0' TERM; echo \"<$NOTIFY_SOCKET$WATCHDOG_USEC>\"; while :; do read x; done");
        Assert.Equal("READY=1", Receive(socket));
        for (var pings = 0; pings < 5;)
            pings += Receive(socket) == "WATCHDOG=1" ? 1 : 0;
        process.Signal(HoldoverProcess.Terminate);
        var heard = new List<string>();
        while (heard.LastOrDefault()?.StartsWith("STATUS=Stopped: sh", StringComparison.Ordinal) != true)
            heard.Add(Receive(socket));
        Assert.Contains("STOPPING=1", heard);
        Assert.Equal(new(0, "<>\n", ""), await process.End());
    }

    private static string Receive(Socket socket)
    {
        var buffer = new byte[1_024];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }

    private JsonElement? Status() => File.Exists(folder["status"]) ? JsonDocument.Parse(File.ReadAllText(folder["status"])).RootElement : null;

    private Task Until(Func<JsonElement, bool> holds) => Wait.Until(() => Status() is { } status && holds(status), "the status");
}
