using System.Net.Sockets;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Web;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>What a stranger, or a page of a stranger, may not do is refused by name, on every route.</summary>
public sealed class DoorsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private TestParty party = null!;

    public static TheoryData<string> Routes => [PartyServer.Path, "/", "/nowhere"];

    public async Task InitializeAsync()
    {
        var options = Scaled.Party(Music.Noise(milliseconds: 100).Save(folder["source.wav"]));
        party = await TestParty.Serve(options with { Doors = new() { Hosts = ["music.example"], HeadersMax = TimeSpan.FromMilliseconds(500) } });
    }

    public async Task DisposeAsync() => await party.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_host_that_is_not_ours_is_refused(string route)
    {
        var answer = await RawHttp.Get(party.Address, route, "Host: evil.example");
        Assert.StartsWith("HTTP/1.1 421 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n'evil.example' is no name of this server: ask for its address, or start it with --host evil.example\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_of_others_is_refused(string route)
    {
        var answer = await RawHttp.Get(party.Address, route, "Origin: http://evil.example");
        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.Contains("a page of http://evil.example may not use the server at", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("421", "Host: evil.example")]
    [InlineData("421", "Host: evil.example", "Origin: http://evil.example")]
    [InlineData("403", "Host: localhost", "Origin: http://evil.example")]
    [InlineData("403", "Host: localhost", "Origin: null")]
    [InlineData("403", "Host: localhost", "Origin: http://localhost:1")]
    [InlineData("403", "Host: localhost", "Origin: http://localhost", "Origin: http://evil.example")]
    [InlineData("400", "Host: localhost", "Host: evil.example")]
    [InlineData("400")]
    [InlineData("101", "Host: localhost")]
    [InlineData("101", "Host: localhost:80", "Origin: http://localhost:80")]
    [InlineData("101", "Host: LOCALHOST", "Origin: http://localhost")]
    [InlineData("101", "Host: music.example", "Origin: https://music.example")]
    public async Task A_WebSocket_is_opened_for_our_own_page_only(string status, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(party.Address);
        var head = await RawHttp.Head(client, RawHttp.Upgrade(PartyServer.Path, headers));
        Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_a_body_is_refused_before_it_is_sent()
    {
        var answer = await RawHttp.Ask(party.Address, "POST", "/", "Content-Length: 999999999");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("nothing that is asked here has a body", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("414", 5_000, 1, 1)]
    [InlineData("431", 1, 1, 20_000)]
    [InlineData("431", 1, 100, 1)]
    public async Task What_is_too_long_is_refused(string status, int path, int headers, int value)
    {
        var lines = Enumerable.Range(0, headers).Select(number => $"X-{number}: {new string('x', value)}").ToArray();
        Assert.StartsWith($"HTTP/1.1 {status} ", await RawHttp.Get(party.Address, $"/{new string('x', path)}", lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_slow_to_ask_is_let_go()
    {
        var answer = await RawHttp.Exchange(party.Address, "GET / HTTP/1.1\r\nHost: ");
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_named() =>
        Assert.EndsWith("\r\n\r\nthere is nothing at /nowhere; the page is at /\n", await RawHttp.Get(party.Address, "/nowhere"), StringComparison.Ordinal);

    [Fact]
    public async Task A_player_without_a_WebSocket_is_told()
    {
        var answer = await RawHttp.Get(party.Address, PartyServer.Path);
        Assert.StartsWith("HTTP/1.1 426 ", answer, StringComparison.Ordinal);
        Assert.Contains("players connect here by WebSocket", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_too_many_is_told_and_the_others_are_not_disturbed()
    {
        var options = Scaled.Party(folder["source.wav"]) with { Doors = new() { ConnectionsMax = 1 } };
        await using var small = await TestParty.Serve(options);
        using var first = new TcpClient();
        await first.ConnectAsync(small.Address);
        Assert.StartsWith("HTTP/1.1 101 ", await RawHttp.Head(first, RawHttp.Upgrade(PartyServer.Path, "Host: localhost")), StringComparison.Ordinal);

        var refused = await RawHttp.Get(small.Address, "/");
        Assert.StartsWith("HTTP/1.1 503 ", refused, StringComparison.Ordinal);
        Assert.EndsWith("there are 1 connections, which is the most that this server takes; try again later\n", refused, StringComparison.Ordinal);

        first.Close();
        await Wait.Until(() => small.Host.ConnectionsOpen == 0, "the end of the first connection");
        await Wait.Until(async () => (await RawHttp.Get(small.Address, "/nowhere")).StartsWith("HTTP/1.1 404 ", StringComparison.Ordinal), "room for another");
    }
}
