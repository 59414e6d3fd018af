using System.IO.Pipes;

using Holdover.Hosts.Real.Sources;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>What is written into a pipe is played, all of it and once.</summary>
public sealed class PipeSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly AnonymousPipeServerStream writer = new(PipeDirection.Out);
    private readonly ChunkReader source;

    public PipeSourceTests() => source = new(new PipeSource(new AnonymousPipeClientStream(PipeDirection.In, writer.ClientSafePipeHandle)));

    public void Dispose()
    {
        source.Dispose();
        writer.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task It_is_read_to_the_last_whole_frame_however_it_is_written()
    {
        var music = Music.Noise(milliseconds: 2_000);
        var writing = Task.Run(() =>
        {
            var random = new Random(1);
            for (var at = 0; at < music.Pcm.Length;)
            {
                var length = Math.Min(random.Next(1, 9_000), music.Pcm.Length - at);
                writer.Write(music.Pcm, at, length);
                at += length;
            }

            writer.Write([1, 2, 3]);
            writer.Close();
        });
        music.AssertEquals(new(source.Format, await Wait.For(Task.Run(() => Sourced.ReadAll(source)), "the end of the pipe")));
        await writing;
    }

    [Fact]
    public async Task A_read_that_is_interrupted_takes_nothing()
    {
        var music = Music.Noise(milliseconds: 40);
        writer.Write(music.Pcm.AsSpan(0, 100));
        var waiting = Task.Run(() => source.ReadChunk(0, frames: 960));
        while (!waiting.IsCompleted)
        {
            source.Interrupt();
            await Task.Yield();
        }

        await Assert.ThrowsAsync<IOException>(() => waiting);
        writer.Write(music.Pcm.AsSpan(100));
        await writer.DisposeAsync();
        music.AssertEquals(new(source.Format, await Wait.For(Task.Run(() => Sourced.ReadAll(source)), "the end of the pipe")));
    }

    [Fact]
    public async Task A_read_that_waits_does_not_keep_it_from_being_closed()
    {
        var waiting = Task.Run(() => source.ReadChunk(0, frames: 960));
        await Wait.For(Task.Run(source.Dispose), "the source to be closed");
        await Assert.ThrowsAsync<IOException>(() => Wait.For(waiting, "the end of the read"));
    }

    [Fact]
    public async Task What_comes_on_standard_input_is_played()
    {
        var music = Music.Noise(milliseconds: 700);
        await using var serve = HoldoverProcess.Start("serve", "-", "--port", "0", "--bind", "127.0.0.1");
        await using var play = HoldoverProcess.Start("play", await serve.ServedUrl(), "--output", $"wav:{folder["played.wav"]}", "--json");
        await serve.Input.WriteAsync(music.Pcm);
        serve.EndInput();

        Assert.Equal(0, (await play.End()).ExitCode);
        Assert.Equal(0, (await serve.End()).ExitCode);
        music.AssertEquals(Music.Load(folder["played.wav"]));
    }

    [Fact]
    public async Task A_silent_pipe_does_not_keep_the_server_from_ending()
    {
        await using var serve = HoldoverProcess.Start("serve", "-", "--port", "0", "--bind", "127.0.0.1");
        await using var play = HoldoverProcess.Start("play", await serve.ServedUrl(), "--output", "null");
        await serve.Input.WriteAsync(Music.Noise(milliseconds: 500).Pcm);
        await serve.Input.FlushAsync();
        serve.Signal(HoldoverProcess.Terminate);
        Assert.Equal(143, (await serve.End()).ExitCode);
    }
}
