using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Speaker;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Playing;

/// <summary>A host that is disposed of ends, whatever it was doing, and touches nothing of its owner's afterwards.</summary>
public sealed class DisposalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_speaker_that_is_disposed_of_is_done_with_its_output()
    {
        await using var party = await TestParty.Serve(Scaled.Party(Music.Noise(milliseconds: 1_000).Save(folder["source.wav"])) with { Loop = true });
        await using var output = new BlockingOutput();
        var speaker = new SpeakerHost(new(party.Url, "id", "name", Scaled.Speaker), output, new Dice(1));
        var running = speaker.Run();
        await Wait.Until(() => output.Bytes > 0, "sound");

        output.BlockNext();
        await Wait.For(output.Blocked, "a write");
        var disposal = speaker.DisposeAsync().AsTask();
        await Task.WhenAny(disposal, Task.Delay(50)); // it must not end, so there is nothing else to wait for
        Assert.False(disposal.IsCompleted);
        output.Release();
        await Wait.For(disposal, "the disposal");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For(running, "the end of the run"));
    }

    [Fact]
    public async Task A_party_that_is_disposed_of_ends_its_run()
    {
        var party = await TestParty.Serve(Scaled.Party(Music.Noise(milliseconds: 100).Save(folder["source.wav"])));
        await Wait.For(party.DisposeAsync().AsTask(), "the disposal");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For(party.Ended, "the end of the run"));
    }

    private sealed class BlockingOutput : IAudioOutput
    {
        private readonly ManualResetEventSlim open = new(initialState: true);
        private readonly TaskCompletionSource blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long bytes;

        public long Bytes => Volatile.Read(ref bytes);

        public Task Blocked => blocked.Task;

        public void BlockNext() => open.Reset();

        public void Release() => open.Set();

        public void Open(AudioFormat format, OutputEpoch opening, Action<PlaybackInput> tell)
        {
        }

        public void Write(ReadOnlySpan<byte> frames)
        {
            Interlocked.Add(ref bytes, frames.Length);
            if (open.IsSet)
                return;
            blocked.TrySetResult();
            open.Wait();
        }

        public void Flush()
        {
        }

        public void Close()
        {
        }

        public void Drop()
        {
        }

        public ValueTask DisposeAsync()
        {
            open.Dispose();
            return default;
        }
    }
}
