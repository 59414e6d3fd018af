using Holdover.Hosts.Real.Audio.Wave;
using Holdover.Hosts.Real.Pump;
using Holdover.Playback;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Audio;

/// <summary>
/// Plays to a device with a clock of its own: each stream has a player, which holds the device only while there is one.
/// A stream that begins waits until the last one has let go of the device.
/// </summary>
/// <param name="create">Makes a player. It must know its position (<see cref="IWavePosition"/>).</param>
/// <param name="clock">By which it is told where the player stands.</param>
public sealed class PlayerOutput(Func<IWavePlayer> create, MonotonicClock clock) : IAudioOutput
{
    private OutputStream? stream;
    private Task released = Task.CompletedTask;

    public void Open(AudioFormat format, OutputEpoch opening, Action<PlaybackInput> tell)
    {
        Drop();
        stream = new(format, opening, tell, clock);
        released = stream.Run(create, released);
    }

    public void Write(ReadOnlySpan<byte> frames) => stream?.Write(frames);

    public void Flush() => stream?.Flush();

    public void Close()
    {
        stream?.Complete();
        stream = null;
    }

    public void Drop()
    {
        stream?.Drop();
        stream = null;
    }

    public async ValueTask DisposeAsync()
    {
        Drop();
        await released;
    }
}
