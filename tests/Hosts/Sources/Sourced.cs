using System.Diagnostics;

using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>Files as other programs make them, and what is read of them.</summary>
internal static class Sourced
{
    public static byte[] ReadAll(ChunkReader source)
    {
        using var all = new MemoryStream();
        while (source.ReadChunk(all.Length / source.Format.BytesPerFrame, frames: 960) is { } chunk)
        {
            all.Write(chunk.Payload.Span);
            chunk.LetGo();
        }

        return all.ToArray();
    }

    public static byte[] ReadAll(string path)
    {
        using var source = new ChunkReader(AudioSources.OpenFile(path));
        return ReadAll(source);
    }

    /// <summary>Runs a program to its end; its standard output is given back.</summary>
    public static byte[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8"; // it reads words in what we write
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} exited with {process.ExitCode}");
        return output.ToArray();
    }

    /// <summary>What no cut, seek or damage may break: from each of these frames on, the source is the same as when it is read through.</summary>
    public static void AssertSeeksExactly(Func<IAudioSource> open, int seed)
    {
        using var through = new ChunkReader(open());
        var whole = ReadAll(through);
        using var source = open();
        var random = new Random(seed);
        var (frame, total) = (source.Format.BytesPerFrame, whole.Length / source.Format.BytesPerFrame);
        Assert.Equal(total, source.Frames);
        long[] edges = [0, total - 1, total, total + 5, 1];
        foreach (var from in edges.Concat(Enumerable.Range(0, 100).Select(_ => random.NextInt64(total))))
        {
            var expected = whole.AsSpan((int)Math.Min(from, total) * frame);
            var read = new byte[Math.Min(expected.Length, random.Next(1, 10_000) * frame)];
            source.Seek(from);
            for (var at = 0; at < read.Length;)
            {
                var length = source.Read(read.AsSpan(at));
                Assert.True(length > 0, $"it ends {at} bytes after frame {from} of {total}");
                at += length;
            }

            var same = expected.CommonPrefixLength(read);
            Assert.True(same == read.Length, $"{same} bytes after frame {from} of {total} it is another");
        }
    }

    /// <summary>Each file with some of its bytes changed or its end cut off is refused in words, or plays no more than it should.</summary>
    public static void AssertSurvivesDamage(string path, int files, int bytesMax)
    {
        var whole = File.ReadAllBytes(path);
        for (var seed = 0; seed < files; seed++)
        {
            var random = new Random(seed);
            var broken = whole[..(random.Next(4) == 0 ? random.Next(12, whole.Length) : whole.Length)];
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                broken[random.Next(random.Next(2) == 0 ? Math.Min(64, broken.Length) : broken.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, broken);
            try
            {
                using var source = new ChunkReader(AudioSources.OpenFile(path));
                var read = 0;
                for (var from = 0L; read <= bytesMax && source.ReadChunk(from, frames: 960) is { } chunk;)
                {
                    read += chunk.Payload.Length;
                    from += chunk.Payload.Length / source.Format.BytesPerFrame;
                    chunk.LetGo();
                }
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }
}
