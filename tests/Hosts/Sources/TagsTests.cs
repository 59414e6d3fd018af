using System.Buffers.Binary;
using System.Text;

using Holdover.Hosts.Real.Sources;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Serving;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>What a file says of itself, as other programs write it, is what people are told; whatever else stands there harms nobody.</summary>
public sealed class TagsTests : IDisposable
{
    private const string Title = "Größe: 夜 👩‍🚀";

    private static readonly TrackTags Told = new(Title, "Jemand & Söhne", "Ein \"Album\"");

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder runtime = new();

    public void Dispose()
    {
        folder.Dispose();
        runtime.Dispose();
    }

    [Fact]
    public void Those_of_a_flac_file_are_read_in_any_case_and_of_several_artists_all()
    {
        var path = Flac($"Title={Title}", "artist=Jemand", "ARTIST=Söhne", "album=Ein \"Album\"", "ALBUMARTIST=nobody");
        Assert.Equal(new(Title, "Jemand, Söhne", "Ein \"Album\""), TagsOf(path));
        Assert.Equal(TrackTags.None, TagsOf(Flac()));
    }

    [Theory]
    [InlineData("--id3v2-utf16", "--id3v2-only")]
    [InlineData("--id3v2-utf16", "--add-id3v2")]
    public void Those_that_lame_writes_are_read(params string[] options) =>
        Assert.Equal(Told, TagsOf(Mp3([.. options, "--tt", Told.Title!, "--ta", Told.Artist!, "--tl", Told.Album!])));

    /// <summary>By their numbers: Latin-1, UTF-16 that says its order, UTF-16 that does not, UTF-8.</summary>
    [Theory]
    [InlineData(0, "iso-8859-1", "Größe")]
    [InlineData(1, "utf-16", Title)]
    [InlineData(2, "utf-16BE", Title)]
    [InlineData(3, "utf-8", Title)]
    public void An_mp3_file_may_have_them_in_any_encoding(byte number, string encoding, string title)
    {
        var text = Encoding.GetEncoding(encoding);
        var path = Tagged(Mp3(), [number, .. text.GetPreamble(), .. text.GetBytes(title)]);
        Assert.Equal(title, TagsOf(path).Title);
    }

    /// <summary>The one behind the music has room for 30 letters, in whatever encoding.</summary>
    [Fact]
    public void Of_an_mp3_file_that_has_two_the_one_before_the_music_counts()
    {
        var path = Tagged(Mp3(), [3, .. "Before"u8]);
        AppendOld(path, [.. "Behind"u8], Encoding.Latin1.GetBytes("Größe"), [.. "Größe\0rest"u8]);
        Assert.Equal(new("Before", "Größe", "Größe"), TagsOf(path));
    }

    [Fact]
    public void Of_what_is_too_long_the_beginning_is_told()
    {
        byte[] text = [.. "Long "u8, .. Enumerable.Repeat((byte)'x', 60_000)];
        AssertLong(TagsOf(Flac("ARTIST=They", $"TITLE={Encoding.UTF8.GetString(text)}")));
        AssertLong(TagsOf(Tagged(Mp3(), [3, .. text, .. new byte[1 << 21]])));
    }

    /// <summary>Control characters, of which zero is one, line breaks, and what is no UTF-8.</summary>
    [Fact]
    public void What_is_no_text_is_harmless()
    {
        byte[] wild = [.. "\uFEFF\n One\0\r\n \u001b[2J\u2028two \u202ethree"u8, 0xFF, 0xC3];
        const string tamed = "One [2J two three\uFFFD\uFFFD";
        var path = Flac($"TITLE={new string('@', wild.Length)}");
        var bytes = File.ReadAllBytes(path);
        wild.CopyTo(bytes, bytes.AsSpan().IndexOf("@@"u8));
        File.WriteAllBytes(path, bytes);
        Assert.Equal(tamed, TagsOf(path).Title);
        AppendOld(Mp3(), wild, [.. "\u001b[2J"u8], []);
        Assert.Equal(("One", "[2J", null), (TagsOf(folder["source.mp3"]).Title, TagsOf(folder["source.mp3"]).Artist, TagsOf(folder["source.mp3"]).Album));
    }

    /// <summary>And spoils no music: what is damaged is among the first bytes mostly, where the tags are.</summary>
    [Fact]
    public void Damaged_ones_are_read_as_text_or_not_at_all()
    {
        foreach (var path in (string[])[Flac($"TITLE={Title}", "ARTIST=They"), Tagged(Mp3(), [3, .. Encoding.UTF8.GetBytes(Title)])])
        {
            var whole = File.ReadAllBytes(path);
            var tags = whole.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Title)) + Encoding.UTF8.GetByteCount(Title);
            for (var seed = 0; seed < 200; seed++)
            {
                var (random, broken) = (new Random(seed), (byte[])whole.Clone());
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                    broken[random.Next(4, tags)] = (byte)random.Next(256);
                File.WriteAllBytes(path, broken);
                try
                {
                    var read = TagsOf(path);
                    Assert.Equal((TagText.Clean(read.Title), TagText.Clean(read.Artist)), (read.Title, read.Artist));
                }
                catch (InvalidDataException)
                {
                    // What the libraries refuse, ffmpeg may read.
                }
            }
        }
    }

    /// <summary>A comment that libFLAC refuses as absurd: the music behind it plays, under the name of its file.</summary>
    [Fact]
    public void A_comment_that_cannot_be_read_hides_no_music()
    {
        var path = Flac("TITLE=A");
        var bytes = File.ReadAllBytes(path);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.AsSpan().IndexOf("TITLE="u8) - 8), uint.MaxValue);
        File.WriteAllBytes(path, bytes);
        using var list = PlayList.Open(path, _ => { });
        using var source = list.TryOpen(0)!;
        Assert.Equal(("source", null, 48_000L), (list.TagsOf(0, source).Title, list.TagsOf(0, source).Artist, source.Frames));
    }

    /// <summary>Those of what ffmpeg reads are read by ffprobe, which knows the length, too.</summary>
    [Fact]
    public async Task They_reach_whoever_shows_what_plays()
    {
        Directory.CreateDirectory(folder["music"]);
        File.Move(Flac($"TITLE={Title}", $"ARTIST={Told.Artist}", $"ALBUM={Told.Album}"), folder["music/1.flac"]);
        Encode("music/2.ogg", "libvorbis", "-metadata", "title=The\n\u001b[2Jsecond");
        Encode("music/3.m4a", "aac", "-metadata", $"title={Title}", "-metadata", $"artist={Told.Artist}", "-metadata", $"album={Told.Album}");
        Encode("music/4.ogg", "libvorbis", "-metadata", $"title={new string('x', 100_000)}");
        await using var served = new Served(runtime, folder["music"], "--guests", "control");
        await served.Start();
        await using var remote = await Remote.Connect(served.Url, "remote");
        await remote.Command(new(ControllerCommandKind.RepeatOne));
        await AssertTold(served.Url, remote, Told);
        await remote.Command(new(ControllerCommandKind.Next));
        await AssertTold(served.Url, remote, new("The [2Jsecond"));
        await remote.Command(new(ControllerCommandKind.Next));
        await AssertTold(served.Url, remote, Told);
        Assert.InRange(remote.Playing.Progress.Value.DurationMs, 990, 1_100);
        await remote.Command(new(ControllerCommandKind.Next));
        await AssertTold(served.Url, remote, new("4"));
    }

    /// <summary>One child begins while what another may have left behind is looked for and ended.</summary>
    [Fact]
    public async Task An_ffprobe_is_not_taken_for_what_another_child_left_behind()
    {
        const int Count = 16;
        Directory.CreateDirectory(folder["music"]);
        for (var number = 1; number <= Count; number++)
            Encode($"music/{number}.ogg", "libvorbis", "-metadata", $"title=Number {number}");
        await using var served = new Served(runtime, folder["music"], "--guests", "control");
        await served.Start();
        await using var remote = await Remote.Connect(served.Url, "remote");
        await remote.Command(new(ControllerCommandKind.RepeatOne));
        for (var number = 1; number <= Count; number++)
        {
            await Wait.Until(() => remote.Playing.Title.Or("").Split(' ')[^1] == $"{number}", $"item {number}");
            Assert.Equal($"Number {number}", remote.Playing.Title.Or(""));
            await remote.Command(new(ControllerCommandKind.Next));
        }
    }

    /// <summary>Nobody waits long for it: the music begins, under the name of its file.</summary>
    [Fact]
    public async Task An_ffprobe_that_hangs_is_done_without()
    {
        await using var serve = await ServeProbedBy("echo '{'; exec /bin/sleep 600");
        await using var remote = await Remote.Connect(new(await serve.ServedUrl()), "remote");
        await Wait.Until(() => remote.Playing.Title.Or("") == "song", "the name of the file");
    }

    /// <summary>The machine may be busy just then: what it says too late is told when the item begins again.</summary>
    [Fact]
    public async Task An_ffprobe_that_is_slow_is_not_in_vain()
    {
        await using var serve = await ServeProbedBy("/bin/sleep 4; exec /usr/bin/ffprobe \"$@\"", "--guests", "control");
        await using var remote = await Remote.Connect(new(await serve.ServedUrl()), "remote");
        await remote.Command(new(ControllerCommandKind.RepeatOne));
        await Wait.Until(() => remote.Playing.Title.Or("") == "song", "the name of the file");
        await Wait.Until(() => remote.Playing.Title.Or("") == "Unknown", "its title");
    }

    private async Task<HoldoverProcess> ServeProbedBy(string script, params string[] options)
    {
        var path = Encode("song.ogg", "libvorbis", "-metadata", "title=Unknown");
        foreach (var program in (string[])["ffmpeg", "setpriv"])
            File.CreateSymbolicLink(folder[program], $"/usr/bin/{program}");
        await File.WriteAllTextAsync(folder["ffprobe"], $"#!/bin/sh\n{script}\n");
        Sourced.Run("chmod", "+x", folder["ffprobe"]);
        return HoldoverProcess.Start(
            new Dictionary<string, string> { ["PATH"] = folder["."], ["XDG_RUNTIME_DIR"] = runtime["."] },
            ["serve", path, "--loop", "--port", "0", "--bind", "127.0.0.1", .. options]);
    }

    private static void AssertLong(TrackTags tags) => Assert.Equal("Long ".PadRight(TagText.LengthMax, 'x'), tags.Title);

    private static async Task AssertTold(Uri url, Remote remote, TrackTags tags)
    {
        await Wait.Until(() => remote.Playing is var playing && new TrackTags(playing.Title.Or(""), playing.Artist.Or(""), playing.Album.Or("")) == tags, $"'{tags.Title}'");
        await Wait.Until(async () => new TrackTags(await Status(url, "title"), await Status(url, "artist"), await Status(url, "album")) == tags, $"'{tags.Title}' in the status");
    }

    private static TrackTags TagsOf(string path)
    {
        using var source = AudioSources.OpenFile(path);
        return source.Tags;
    }

    private static async Task<string?> Status(Uri url, string name)
    {
        using var http = new HttpClient();
        using var answer = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync($"http://{url.Authority}/api/status"));
        return answer.RootElement.GetProperty("playing") is { ValueKind: System.Text.Json.JsonValueKind.Object } playing ? playing.GetProperty(name).GetString() : null;
    }

    private string Source() => Music.Noise(milliseconds: 1_000).Save(folder["source.wav"]);

    private string Flac(params string[] tags)
    {
        Sourced.Run("flac", ["-s", "-f", "--no-utf8-convert", .. tags.Select(tag => $"--tag={tag}"), Source()]);
        return folder["source.flac"];
    }

    private string Mp3(params string[] options)
    {
        Sourced.Run("lame", ["--quiet", .. options, Source(), folder["source.mp3"]]);
        return folder["source.mp3"];
    }

    private string Encode(string name, string codec, params string[] options)
    {
        Sourced.Run("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", "-i", Source(), .. options, "-c:a", codec, folder[name]]);
        return folder[name];
    }

    /// <summary>Puts an ID3v2.4 tag with a title before a file: a byte for its encoding, and the text.</summary>
    private static string Tagged(string path, byte[] title)
    {
        byte[] frame = [.. "TIT2"u8, .. SevenBits(title.Length), 0, 0, .. title];
        File.WriteAllBytes(path, [.. "ID3"u8, 4, 0, 0, .. SevenBits(frame.Length), .. frame, .. File.ReadAllBytes(path)]);
        return path;
    }

    private static byte[] SevenBits(int length) => [(byte)(length >> 21), (byte)((length >> 14) & 0x7F), (byte)((length >> 7) & 0x7F), (byte)(length & 0x7F)];

    /// <summary>Puts an ID3v1 tag behind a file.</summary>
    private static void AppendOld(string path, byte[] title, byte[] artist, byte[] album)
    {
        var tag = new byte[128];
        "TAG"u8.CopyTo(tag);
        title.CopyTo(tag, 3);
        artist.CopyTo(tag, 33);
        album.CopyTo(tag, 63);
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path), .. tag]);
    }
}
