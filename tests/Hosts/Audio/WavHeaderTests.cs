using System.Buffers.Binary;

using Holdover.Hosts.Real.Audio;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Audio;

public sealed class WavHeaderTests
{
    private const int Mutations = 40_000;

    private static readonly Music Music = Music.Noise(milliseconds: 2);

    [Fact]
    public void What_is_written_reads_back()
    {
        using var file = new MemoryStream(Music.ToWav());
        Assert.Equal((Music.Format, Music.Pcm.Length), WavHeader.Read(file));
        Assert.Equal(WavHeader.Length, file.Position);
    }

    [Fact]
    public void Other_chunks_odd_ones_too_and_the_extensible_format_are_no_obstacle()
    {
        using var file = new MemoryStream(Elaborate());
        Assert.Equal((Music.Format, Music.Pcm.Length), WavHeader.Read(file));
        var pcm = new byte[Music.Pcm.Length];
        file.ReadExactly(pcm);
        Assert.True(Music.Pcm.AsSpan().SequenceEqual(pcm));
    }

    /// <summary>A writer that was killed, or wrote into a pipe, says nothing or the most that there is.</summary>
    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    [InlineData(uint.MaxValue - WavHeader.Length)]
    public void A_length_that_says_nothing_is_what_is_there(uint said)
    {
        var wav = Music.ToWav();
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), said);
        using var file = new MemoryStream(wav);
        Assert.Equal(Music.Pcm.Length, WavHeader.Read(file).DataLength);
    }

    [Fact]
    public void A_long_file_ends_where_it_says_and_not_with_what_comes_behind()
    {
        const long Length = 2_300_000_000;
        using var folder = new TemporaryFolder();
        using var file = new FileStream(folder["long.wav"], FileMode.CreateNew);
        var head = new byte[WavHeader.Length];
        WavHeader.Write(head, Music.Format, Length);
        file.Write(head);
        file.SetLength(WavHeader.Length + Length + 400);
        file.Seek(0, SeekOrigin.Begin);
        Assert.Equal(Length, WavHeader.Read(file).DataLength);
    }

    [Fact]
    public void A_file_cut_anywhere_is_read_to_its_last_whole_frame()
    {
        var wav = Music.ToWav();
        for (var length = WavHeader.Length; length <= wav.Length; length++)
        {
            using var file = new MemoryStream(wav, 0, length);
            Assert.Equal((length - WavHeader.Length) / 4 * 4, WavHeader.Read(file).DataLength);
        }

        for (var length = 0; length < WavHeader.Length; length++)
        {
            using var file = new MemoryStream(wav, 0, length);
            Assert.Throws<InvalidDataException>(() => WavHeader.Read(file));
        }
    }

    [Fact]
    public void Any_bytes_are_a_format_within_bounds_or_refused()
    {
        for (var seed = 0; seed < Mutations; seed++)
            Check(seed, Mutate(new Random(seed)));
    }

    private static void Check(int seed, byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        try
        {
            var (format, length) = WavHeader.Read(file);
            Assert.True(format is { IsValid: true, Codec: Codec.Pcm, BitDepth: 16 }, $"seed {seed}");
            Assert.True(length >= 0 && length % format.BytesPerFrame == 0 && file.Position + length <= bytes.Length, $"seed {seed}");
        }
        catch (InvalidDataException)
        {
            // Refused, in words.
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"seed {seed}: {error}");
        }
    }

    private static byte[] Mutate(Random random)
    {
        List<byte> bytes = [.. random.Next(2) == 0 ? Music.ToWav() : Elaborate()];
        for (var left = random.Next(1, 5); left > 0 && bytes.Count > 0; left--)
        {
            var at = random.Next(Math.Min(bytes.Count, 160));
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, new byte[random.Next(1, 9)]);
                    break;
                default:
                    Overwrite(bytes, at, random.Next(2) == 0 ? (byte)0xFF : (byte)0);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Four bytes at once: lengths are such, and their extremes are where arithmetic breaks.</summary>
    private static void Overwrite(List<byte> bytes, int at, byte value)
    {
        at -= at % 4;
        for (var end = Math.Min(at + 4, bytes.Count); at < end; at++)
            bytes[at] = value;
    }

    /// <summary>An odd chunk before the format, an extensible format, an odd one after it, and a list behind the data.</summary>
    private static byte[] Elaborate()
    {
        var plain = Music.ToWav();
        byte[] format = [.. plain.AsSpan(20, 16), 22, 0, 16, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];
        format[0] = 0xFE;
        format[1] = 0xFF;
        return [.. plain.AsSpan(0, 12), .. Chunk("JUNK", new byte[7]), .. Chunk("fmt ", format), .. Chunk("bext", new byte[3]), .. Chunk("data", Music.Pcm), .. Chunk("LIST", new byte[10])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. name.Select(letter => (byte)letter), .. length, .. content, .. new byte[content.Length % 2]];
    }
}
