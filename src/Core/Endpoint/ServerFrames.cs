using Holdover.Machines;
using Holdover.Playback;
using Holdover.Sendspin;
using Holdover.Session;

namespace Holdover.Endpoint;

/// <summary>What one connection to a server brings, as inputs of a speaker.</summary>
public sealed class ServerFrames(ConnectionEpoch connection)
{
    private AudioFormat format;

    /// <summary>
    /// Reads a text frame. Whatever it says, it shows that the server lives; what is not for a speaker, or broken, is
    /// that and no more.
    /// </summary>
    /// <param name="frame">One whole WebSocket message.</param>
    /// <param name="received">When it came.</param>
    public EndpointInput ReadText(ReadOnlySpan<byte> frame, MonotonicTime received) =>
        MessageReader.TryRead(frame, out var message, out _) && InputOf(message, received) is { } input
            ? input
            : SessionInput.BytesReceived(connection);

    /// <summary>Reads a binary frame; false if it is no audio of the stream that was started.</summary>
    /// <param name="frame">One whole WebSocket message.</param>
    /// <param name="audio">The chunk, over the same bytes.</param>
    /// <param name="frames">Frames in it: a part of a frame at its end does not count.</param>
    public bool TryReadAudio(ReadOnlySpan<byte> frame, out AudioFrame audio, out int frames)
    {
        frames = 0;
        if (!AudioFrame.TryRead(frame, out audio, out _) || format.SampleRate == 0)
            return false;
        frames = audio.Payload.Length / format.BytesPerFrame;
        return frames > 0;
    }

    private EndpointInput? InputOf(Message message, MonotonicTime received) => message switch
    {
        ServerHello => SessionInput.Greeted(connection),
        ServerTime time => PlaybackInput.ClockAnswered(
            connection, new(time.ClientTransmitted, time.ServerReceived, time.ServerTransmitted, received.Microseconds)),
        StreamStart { Player: { } player } when IsPlayable(player.Format) => Start(player.Format),
        StreamClear clear when clear.IsFor(Roles.PlayerFamily) => PlaybackInput.StreamCleared(connection),
        ServerCommand { Player: { Command: PlayerCommandKind.Volume, Volume: { } volume } } => PlaybackInput.VolumeCommanded(connection, volume),
        ServerCommand { Player: { Command: PlayerCommandKind.Mute, Mute: { } muted } } => PlaybackInput.MuteCommanded(connection, muted),
        StreamEnd end when end.IsFor(Roles.PlayerFamily) => End(),
        _ => null,
    };

    private static bool IsPlayable(AudioFormat format) => format is { Codec: Codec.Pcm, BitDepth: 16 };

    private PlaybackInput Start(AudioFormat started)
    {
        format = started;
        return PlaybackInput.StreamStarted(connection, started.SampleRate, started.Channels);
    }

    private PlaybackInput End()
    {
        format = default;
        return PlaybackInput.StreamEnded(connection);
    }
}
