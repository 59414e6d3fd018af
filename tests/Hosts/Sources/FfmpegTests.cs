using System.Net;
using System.Net.Sockets;
using System.Text;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Serving;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>What no library here reads is read by a child that may die like any other, and what cannot be read is refused in words.</summary>
public sealed class FfmpegTests : IDisposable
{
    private const int Kill = 9;
    private const int Stop = 19;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Of a track at another rate: what comes out depends on every sample before it. Seconds in, so that the successor does not begin at its first.</summary>
    [Fact]
    public async Task The_death_of_the_decoder_and_then_that_of_its_coordinator_are_unheard()
    {
        var expected = Encode(milliseconds: 9_000);
        await using var served = new Served(folder, folder["song.ogg"]);
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        var (coordinator, decoder) = (served.Child(0), DecoderOf(served.Child(0))!.Value);
        HoldoverProcess.Signal(decoder, Kill);
        await Wait.Until(() => DecoderOf(coordinator) is { } next && next != decoder, "another decoder");
        await Wait.Until(() => speaker.Status.FramesPlayed > 100_000, "seconds of sound");

        decoder = DecoderOf(coordinator) ?? decoder;
        served.KillChild(0);
        await served.Successor(0, coordinator);
        await Wait.Until(() => ProcessTable.Find(decoder) is null or { HasEnded: true }, "the end of the decoder");
        expected.AssertEndsWith(await speaker.PlayToEnd());
        Assert.Equal(0, (await served.Keeper.End()).ExitCode);
        Assert.Contains("ffmpeg ended with 137 (signal 9); starting it again at once", served.Keeper.Errors, StringComparison.Ordinal);
    }

    /// <summary>It goes on with what comes then, and that it is another stream is said.</summary>
    [Fact]
    public async Task What_is_on_the_web_cannot_be_gone_back_in_and_that_is_said()
    {
        Encode(milliseconds: 20_000);
        using var web = new Website(await File.ReadAllBytesAsync(folder["song.ogg"]));
        await using var served = new Served(folder, $"{web.Url}song.ogg");
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        HoldoverProcess.Signal(DecoderOf(served.Child(0))!.Value, Kill);
        await Wait.Until(() => served.Keeper.Errors.Contains("what plays begins anew: its source cannot go back to where it was", StringComparison.Ordinal), "a word");
        Assert.Contains("what is live cannot be gone back in", served.Keeper.Errors, StringComparison.Ordinal);
    }

    /// <summary>Its pipe stays open and empty: it is ended when its coordinator has waited long enough, and the next is in time.</summary>
    [Fact]
    public async Task A_decoder_that_hangs_is_unheard()
    {
        var expected = Encode(milliseconds: 12_000);
        await using var served = new Served(folder, folder["song.ogg"]);
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        var decoder = DecoderOf(served.Child(0))!.Value;
        HoldoverProcess.Signal(decoder, Stop);
        expected.AssertEndsWith(await speaker.PlayToEnd());
        Assert.Null(ProcessTable.Find(decoder));
        Assert.Contains("ffmpeg ended with 137", served.Keeper.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_at_the_start()
    {
        await File.WriteAllTextAsync(folder["text"], "no music at all");
        AssertRefused(await HoldoverProcess.Run("serve", folder["text"], "--port", "0"), 1, "text cannot be played: Invalid data");
        using var web = new Website(null);
        AssertRefused(await HoldoverProcess.Run("serve", $"{web.Url}song.ogg", "--port", "0"), 1, "song.ogg cannot be played: Server returned 404");
        await using var without = HoldoverProcess.Start(new Dictionary<string, string> { ["PATH"] = folder["."] }, "serve", folder["text"], "--port", "0");
        AssertRefused(await without.End(), 3, "apt-get install ffmpeg");
    }

    /// <summary>A playlist may not make the server ask others.</summary>
    [Fact]
    public async Task A_file_does_not_lead_to_the_web()
    {
        Encode(milliseconds: 200);
        using var web = new Website(await File.ReadAllBytesAsync(folder["song.ogg"]));
        await File.WriteAllTextAsync(folder["list.m3u8"], $"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{web.Url}song.ogg\n#EXT-X-ENDLIST\n");
        Assert.Equal(1, (await HoldoverProcess.Run("serve", folder["list.m3u8"], "--port", "0")).ExitCode);
        Assert.Equal(0, web.Asked);
    }

    private static void AssertRefused(HoldoverProcess.Outcome outcome, int exitCode, string named)
    {
        Assert.Contains(named, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, outcome.ExitCode);
    }

    /// <summary>The ffmpeg that a process has started.</summary>
    private static int? DecoderOf(int coordinator) =>
        ProcessTable.All().Where(entry => entry.Parent == coordinator && !entry.HasEnded && ProcessTable.Arguments(entry.Process.Id) is ["ffmpeg", ..]).Select(entry => (int?)entry.Process.Id).FirstOrDefault();

    /// <summary>Noise as Vorbis at 44.1 kHz, and what ffmpeg makes of it.</summary>
    private Music Encode(int milliseconds)
    {
        var source = Music.Noise(milliseconds, rate: 44_100).Save(folder["source.wav"]);
        Sourced.Run("ffmpeg", "-nostdin", "-loglevel", "error", "-y", "-i", source, "-c:a", "libvorbis", folder["song.ogg"]);
        return new(AudioFormat.Standard, Sourced.Run("ffmpeg", "-nostdin", "-loglevel", "error", "-i", folder["song.ogg"], "-f", "s16le", "-ar", "48000", "-ac", "2", "-"));
    }

    /// <summary>Answers whatever it is asked with the same, or with 404.</summary>
    private sealed class Website : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly byte[] answer;

        public Website(byte[]? content)
        {
            answer = content is null
                ? Encoding.ASCII.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                : [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n"), .. content];
            listener.Start();
            _ = Serve();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        public int Asked { get; private set; }

        public void Dispose() => listener.Dispose();

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync();
                    Asked++;
                    _ = Answer(client);
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
            }
        }

        private async Task Answer(TcpClient client)
        {
            using (client)
            {
                try
                {
                    _ = await client.GetStream().ReadAsync(new byte[4_096]);
                    await client.GetStream().WriteAsync(answer);
                    client.Client.Shutdown(SocketShutdown.Send);
                    while (await client.GetStream().ReadAsync(new byte[4_096]) > 0)
                        continue;
                }
                catch (IOException)
                {
                }
            }
        }
    }
}
