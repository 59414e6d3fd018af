using System.Security.Cryptography;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>The SDK that browsers use, which neither repairs nor de-duplicates, hears what was served.</summary>
public sealed class NpmClientTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [NodeFact]
    public async Task It_hears_every_sample_once_and_in_order()
    {
        // Its first clock burst takes a while; what is due before that it leaves out.
        var music = Music.Noise(milliseconds: 2_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));

        using var client = new SdkClient(party.Url, folder["heard.pcm"]);
        var heard = await client.Report();
        Assert.Equal("end", heard.GetProperty("outcome").GetString());
        Assert.True(heard.GetProperty("contiguous").GetBoolean(), heard.ToString());
        Assert.Equal(0, heard.GetProperty("repeats").GetInt64());
        Assert.Equal(0, heard.GetProperty("holes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(music.Pcm)), heard.GetProperty("sha256").GetString());
        music.AssertEquals(music with { Pcm = await File.ReadAllBytesAsync(folder["heard.pcm"]) });
    }

    /// <summary>What its decoder makes of the packets is not what went in; that none is missing or doubled shows in their times.</summary>
    [NodeFact]
    public async Task It_hears_every_packet_of_Opus_once_and_in_order()
    {
        var music = Music.Noise(milliseconds: 2_000);
        await using var party = await TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));

        using var client = new SdkClient(party.Url, folder["heard.pcm"], "--codec", "opus");
        var heard = await client.Report();
        Assert.Equal("end", heard.GetProperty("outcome").GetString());
        Assert.True(heard.GetProperty("contiguous").GetBoolean(), heard.ToString());
        Assert.Equal(music.Pcm.Length / music.Format.BytesPerFrame, heard.GetProperty("frames").GetInt64());
        Assert.Equal((0, 0), (heard.GetProperty("repeats").GetInt64(), heard.GetProperty("holes").GetInt64()));
    }
}
