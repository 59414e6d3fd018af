using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

using Holdover.Hosts.Real.Party;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>What a server tells of itself is what is so.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task It_tells_who_listens_and_what_plays_where()
    {
        await using var party = await TestParty.Serve(Options() with { Loop = true });
        var idle = await Status(party);
        Assert.Equal("party under test", idle.GetProperty("name").GetString());
        Assert.Equal("source", idle.GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, idle.GetProperty("playing").ValueKind);
        Assert.Equal(JsonValueKind.Null, idle.GetProperty("address").ValueKind);
        Assert.Equal(0, idle.GetProperty("listeners").GetInt32());

        await using var one = await RawListener.Connect(party.Url, "one");
        await using var two = await RawListener.Connect(party.Url, "two");
        await Wait.Until(() => party.Host.View is { Listeners: 2, Playing.PositionSeconds: > 0 }, "two listeners of a stream");
        var received = one.Received + two.Received;
        var playing = await Status(party);
        Assert.Equal(2, playing.GetProperty("listeners").GetInt32());
        var worker = Assert.Single(playing.GetProperty("workers").EnumerateArray());
        Assert.Equal((2, 2, Environment.ProcessId), (worker.GetProperty("listeners").GetInt32(), worker.GetProperty("connections").GetInt32(), worker.GetProperty("process").GetInt32()));
        Assert.Equal(0.1, playing.GetProperty("playing").GetProperty("duration_seconds").GetDouble());
        Assert.InRange(playing.GetProperty("playing").GetProperty("position_seconds").GetDouble(), 0, 0.1);
        Assert.Equal(48_000, playing.GetProperty("playing").GetProperty("sample_rate").GetInt32());
        Assert.InRange(playing.GetProperty("uptime_seconds").GetDouble(), idle.GetProperty("uptime_seconds").GetDouble(), 1_000);

        Assert.InRange(playing.GetProperty("sent_bytes").GetInt64(), received, long.MaxValue);
        Assert.Equal(0, worker.GetProperty("late_seconds").GetDouble());

        await two.DisposeAsync();
        await Wait.Until(() => party.Host.View.Listeners == 1, "the second to be gone");
        Assert.Equal(1, (await Status(party)).GetProperty("listeners").GetInt32());
    }

    [Fact]
    public async Task Its_numbers_are_there_for_Prometheus()
    {
        await using var party = await TestParty.Serve(Options() with { Loop = true });
        await using var one = await RawListener.Connect(party.Url, "one");
        await Wait.Until(() => party.Host.View is { Listeners: 1, Playing: not null }, "a listener");
        for (var refused = 0; refused < 2; refused++)
            await RawHttp.Get(party.Address, "/", "Host: evil.example");

        var answer = await http.GetAsync(At(party, "/metrics"));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var page = await answer.Content.ReadAsStringAsync();
        var numbers = page.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..]));
        Assert.Equal(1, numbers["holdover_listeners{worker=\"0\"}"]);
        Assert.Equal(1, numbers["holdover_playing"]);
        Assert.InRange(numbers["holdover_sent_bytes_total{worker=\"0\"}"], 1, long.MaxValue);
        Assert.Equal(0, numbers["holdover_late_seconds_total{worker=\"0\"}"]);
        Assert.Equal(0, numbers["holdover_slow_total{worker=\"0\"}"]);
        Assert.Equal(2, numbers["holdover_refusals_total{reason=\"host\",worker=\"0\"}"]);
        Assert.InRange(numbers["holdover_process_cpu_seconds_total{worker=\"0\"}"], 0.001, 100_000);
        Assert.All(numbers.Keys, name => Assert.StartsWith("holdover_", name, StringComparison.Ordinal));
        Assert.All(numbers.Keys.Select(name => name.Split('{')[0]).Distinct(), name => Assert.Contains($"# TYPE {name} {(name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge")}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/healthz", "200", "ok\n")]
    [InlineData("HEAD", "/healthz", "200", "")]
    [InlineData("HEAD", "/api/status", "200", "")]
    [InlineData("DELETE", "/api/status", "405", "DELETE does not go with /api/status; what does: GET, HEAD\n")]
    [InlineData("POST", "/metrics", "405", "POST does not go with /metrics; what does: GET, HEAD\n")]
    public async Task What_is_asked_is_answered_or_refused_by_name(string method, string path, string status, string body)
    {
        await using var party = await TestParty.Serve(Options());
        var answer = await RawHttp.Ask(party.Address, method, path);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.EndsWith($"\r\n\r\n{body}", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/api/status")]
    [InlineData("/metrics")]
    public async Task Pages_of_others_see_nothing_of_it(string path)
    {
        await using var party = await TestParty.Serve(Options());
        Assert.StartsWith("HTTP/1.1 403 ", await RawHttp.Get(party.Address, path, "Origin: http://evil.example"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 421 ", await RawHttp.Get(party.Address, path, "Host: evil.example"), StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control-Allow-Origin", await RawHttp.Get(party.Address, path), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_collector_that_the_environment_names_is_sent_the_numbers()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        Music.Noise(milliseconds: 100).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{collector.LocalEndpoint}", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            },
            "serve", folder["source.wav"], "--port", "0", "--bind", "127.0.0.1");
        using var client = await Wait.For(collector.AcceptTcpClientAsync(), "the exporter");
        var (received, buffer) = (new StringBuilder(), new byte[1 << 16]);
        while (!received.ToString().Contains("holdover.listeners", StringComparison.Ordinal))
        {
            var read = await Wait.For(client.GetStream().ReadAsync(buffer).AsTask(), "the numbers");
            Assert.True(read > 0, $"the exporter ended after {received}");
            received.Append(Encoding.Latin1.GetString(buffer, 0, read));

            // The first may come before there is any number.
            await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }

        Assert.StartsWith("POST /v1/metrics ", received.ToString(), StringComparison.Ordinal);
    }

    private static Uri At(TestParty party, string path) => new($"http://{party.Address}{path}");

    private PartyOptions Options() => Scaled.Party(Music.Noise(milliseconds: 100).Save(folder["source.wav"]));

    private async Task<JsonElement> Status(TestParty party) => JsonDocument.Parse(await http.GetStringAsync(At(party, "/api/status"))).RootElement;
}
