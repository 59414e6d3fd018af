using System.Text;
using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

/// <summary>What the browser client, <c>@sendspin/sendspin-js</c> 3.2.1, sends; and what it cannot do without.</summary>
public class BrowserClientTests
{
    [Fact]
    public void Its_hello_reads()
    {
        var hello = (ClientHello)MessageDraws.Read("""
            {"type":"client/hello","payload":{"client_id":"b7c1","name":"Kitchen Tablet","version":1,
             "supported_roles":["player@v1","controller@v1","metadata@v1"],
             "device_info":{"product_name":"Web Browser","manufacturer":"Google Inc.",
               "software_version":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0"},
             "player@v1_support":{"supported_formats":[
               {"codec":"opus","sample_rate":48000,"channels":2,"bit_depth":16},
               {"codec":"flac","sample_rate":48000,"channels":2,"bit_depth":16},
               {"codec":"flac","sample_rate":44100,"channels":2,"bit_depth":16},
               {"codec":"pcm","sample_rate":48000,"channels":2,"bit_depth":16},
               {"codec":"pcm","sample_rate":44100,"channels":2,"bit_depth":16}],
              "buffer_capacity":1572864,"supported_commands":["volume","mute"]}}}
            """);
        Assert.Equal(["player@v1", "controller@v1", "metadata@v1"], hello.SupportedRoles);
        Assert.Equal(5, hello.PlayerSupport!.SupportedFormats.Count);
        Assert.True(hello.PlayerSupport.SupportedFormats.Contains(AudioFormat.Standard));
        Assert.Equal(1_572_864, hello.PlayerSupport.BufferCapacity);
        Assert.Null(hello.HoldoverSupport);
    }

    [Fact]
    public void Its_states_are_one_report_then_deltas_then_empty_heartbeats()
    {
        var state = new ClientState();
        foreach (var payload in (string[])[
            """{"player":{"state":"synchronized","volume":100,"muted":false,"static_delay_ms":200,"required_lead_time_ms":250,"min_buffer_ms":250,"supported_commands":["set_static_delay"]}}""",
            """{"player":{"volume":37}}""",
            """{"player":{}}"""])
        {
            state = ClientState.Merge(
                state, (ClientState)MessageDraws.Read($$"""{"type":"client/state","payload":{{payload}}}"""));
        }

        Assert.Equal(
            new ClientState(PlayerHealth.Synchronized, 37, false, 200, 250, 250, [PlayerCommandKind.SetStaticDelay]), state);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1732227685123456)]
    [InlineData(9007199254740991)]
    [InlineData(long.MaxValue)]
    public void Its_probe_is_echoed_digit_by_digit(long number)
    {
        var probe = Encoding.UTF8.GetBytes($$$"""{"type":"client/time","payload":{"client_transmitted":{{{number}}}}}""");
        Assert.True(TimeFrames.TryReadClientTime(probe, out var read));
        Span<byte> answer = stackalloc byte[TimeFrames.ServerTimeBytesMax];
        var text = Encoding.UTF8.GetString(answer[..TimeFrames.WriteServerTime(answer, read, 1, 2)]);
        Assert.Contains($"\"client_transmitted\":{number},", text);
    }

    [Fact]
    public void A_stream_starts_with_player_and_all_that_it_reads_of_it()
    {
        using var json = JsonDocument.Parse(new StreamStart(new PlayerStream(AudioFormat.Standard)).Encode());
        Assert.Equal("stream/start", json.RootElement.GetProperty("type").GetString());
        var player = json.RootElement.GetProperty("payload").GetProperty("player");
        Assert.Equal("pcm", player.GetProperty("codec").GetString());
        Assert.Equal(48_000, player.GetProperty("sample_rate").GetInt32());
        Assert.Equal(2, player.GetProperty("channels").GetInt32());
        Assert.Equal(16, player.GetProperty("bit_depth").GetInt32());
        Assert.False(player.TryGetProperty("codec_header", out _));
    }

    [Fact]
    public void A_start_for_other_roles_is_legal_to_read() =>
        Assert.Equal(new StreamStart(null), MessageDraws.Read("""{"type":"stream/start","payload":{"artwork":{"channels":[]}}}"""));

    [Theory]
    [InlineData("""{"type":"stream/clear"}""", true)]
    [InlineData("""{"type":"stream/clear","payload":null}""", true)]
    [InlineData("""{"type":"stream/clear","payload":{}}""", true)]
    [InlineData("""{"type":"stream/clear","payload":{"roles":["visualizer","player"]}}""", true)]
    [InlineData("""{"type":"stream/clear","payload":{"roles":["visualizer"]}}""", false)]
    [InlineData("""{"type":"stream/clear","payload":{"roles":[]}}""", false)]
    public void A_clear_without_roles_is_for_all(string json, bool isForPlayer) =>
        Assert.Equal(isForPlayer, ((StreamClear)MessageDraws.Read(json)).IsFor(Roles.PlayerFamily));

    [Theory]
    [InlineData("restart", GoodbyeReason.Restart)]
    [InlineData("user_request", GoodbyeReason.UserRequest)]
    [InlineData("shutdown", GoodbyeReason.Shutdown)]
    [InlineData("another_server", GoodbyeReason.AnotherServer)]
    [InlineData("moon_phase", GoodbyeReason.Unknown)]
    public void Its_goodbyes_read(string word, GoodbyeReason reason) => Assert.Equal(
        new ClientGoodbye(reason), MessageDraws.Read($$$"""{"type":"client/goodbye","payload":{"reason":"{{{word}}}"}}"""));

    [Fact]
    public void Formats_of_a_later_time_do_not_cost_a_client_its_hello()
    {
        var hello = (ClientHello)MessageDraws.Read("""
            {"type":"client/hello","payload":{"client_id":"c","name":"n","version":1,"supported_roles":["player@v1","_other@v2"],
             "player_support":{"supported_formats":[
               {"codec":"aac","sample_rate":48000,"channels":2,"bit_depth":16},
               {"codec":"pcm","sample_rate":768000,"channels":2,"bit_depth":32},
               {"codec":"pcm","sample_rate":48000,"channels":2,"bit_depth":16}],
              "buffer_capacity":1000,"supported_commands":["volume","levitate"]}}}
            """);
        Assert.Equal(new PlayerSupport([AudioFormat.Standard], 1000, [PlayerCommandKind.Volume]), hello.PlayerSupport);
    }

    [Fact]
    public void Our_own_speaker_says_where_it_stands()
    {
        var hello = (ClientHello)MessageDraws.Read("""
            {"type":"client/hello","payload":{"client_id":"c","name":"n","version":1,"supported_roles":["player@v1","_holdover@v1"],
             "_holdover@v1_support":{"received_until":123456789012345}}}
            """);
        Assert.Equal(new HoldoverSupport(123_456_789_012_345), hello.HoldoverSupport);
    }
}
