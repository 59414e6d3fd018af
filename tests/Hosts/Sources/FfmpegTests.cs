using System.Net;
using System.Net.Sockets;
using System.Text;

using Holdover.Tests.Hosts.Serving;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>What no library here reads is read by a child, and what cannot be read is refused in words.</summary>
public sealed class FfmpegTests : IDisposable
{
    private const int Kill = 9;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>It goes on with what comes then, and that it is another stream is said.</summary>
    [Fact]
    public async Task What_is_on_the_web_cannot_be_gone_back_in_and_that_is_said()
    {
        Decoder.Encode(folder, milliseconds: 20_000);
        using var web = new Website(await File.ReadAllBytesAsync(folder["song.ogg"]));
        await using var served = new Served(folder, $"{web.Url}song.ogg");
        await served.Start();
        await using var speaker = new TestSpeaker(served.Url, folder["played.wav"]);
        await Wait.Until(() => speaker.Status.FramesPlayed > 0, "sound");
        HoldoverProcess.Signal(Decoder.Of(served.Child(0))!.Value, Kill);
        await Wait.Until(() => served.Keeper.Errors.Contains("what plays begins anew: its source cannot go back to where it was", StringComparison.Ordinal), "a word");
        Assert.Contains("what is live cannot be gone back in", served.Keeper.Errors, StringComparison.Ordinal);
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

    [Fact]
    public async Task Files_of_a_folder_follow_each_other_and_the_second_round_is_the_first()
    {
        Directory.CreateDirectory(folder["music"]);
        byte[] round = [.. Decoder.Encode(folder, 1_100, "music/1.ogg", "libvorbis").Pcm, .. Decoder.Encode(folder, 700, "music/2.m4a", "aac").Pcm];
        await using var served = new Served(folder, folder["music"], "--loop");
        await served.Start();
        await using var listener = await RawListener.Connect(served.Url, "listener");
        await Wait.Until(() => listener.Received > round.Length * 2.3, "more than two rounds");
        served.Keeper.Signal(HoldoverProcess.Interrupt);
        var heard = (await listener.ToEnd()).Pcm;
        byte[] rounds = [.. Enumerable.Repeat(round, (heard.Length / round.Length) + 1).SelectMany(bytes => bytes)];
        Assert.Equal(heard.Length, rounds.AsSpan().CommonPrefixLength(heard));
    }

    /// <summary>A playlist may not make the server ask others.</summary>
    [Fact]
    public async Task A_file_does_not_lead_to_the_web()
    {
        Decoder.Encode(folder, milliseconds: 200);
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
