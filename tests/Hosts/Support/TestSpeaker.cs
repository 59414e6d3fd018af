using Holdover.Endpoint;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Speaker;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Hosts.Support;

/// <summary>A speaker that writes a file, in this process.</summary>
internal sealed class TestSpeaker : IAsyncDisposable
{
    private readonly string path;
    private readonly WavOutput output;
    private readonly SpeakerHost host;

    public TestSpeaker(Uri server, string path)
    {
        this.path = path;
        output = new(path);
        host = new(new(server, Path.GetFileName(path), "speaker under test", Scaled.Speaker), output, new Dice(1));
        Ended = host.Run();
    }

    public Task<SessionStatus> Ended { get; }

    public EndpointStatus Status => host.Status;

    public void Close() => host.Close();

    /// <summary>What the file holds once the stream is over.</summary>
    public async Task<Music> PlayToEnd()
    {
        Assert.Equal(SessionStatus.Closed, await Wait.For(Ended, "the end of the stream"));
        await DisposeAsync();
        return Music.Load(path);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        output.Dispose();
    }
}
