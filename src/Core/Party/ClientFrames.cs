using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What one listener's connection brings, as inputs of a party.</summary>
/// <param name="connection">Its epoch.</param>
/// <param name="texts">Where client ids are interned.</param>
/// <param name="sentUntil">Asked once, with the client's id: its whole sent-through mark, if a worker that is dead by now left one; never if null.</param>
/// <param name="encoders">How chunks can be encoded besides plain samples.</param>
public sealed class ClientFrames(ConnectionEpoch connection, TextTable texts, Func<string, long?>? sentUntil = null, EquatableList<Codec> encoders = default)
{
    private CodecWish codecs;

    /// <summary>A player that has not said yet how loud it is.</summary>
    private GroupsInput? joining;

    private bool hasHello;

    /// <summary>By which its people know it, as it says; null until it has introduced itself.</summary>
    public string? Name { get; private set; }

    /// <summary>Reads a text frame. One that is broken, or asks for nothing that is decided here, brings nothing.</summary>
    /// <param name="frame">One whole WebSocket message.</param>
    /// <param name="received">When it came.</param>
    /// <param name="inputs">Gets what the frame brings, in order, at its end.</param>
    public void ReadText(ReadOnlySpan<byte> frame, MonotonicTime received, List<PartyInput> inputs)
    {
        if (TimeFrames.TryReadClientTime(frame, out var transmitted))
            inputs.Add(ListenerInput.ClockProbed(connection, transmitted, received));
        else if (MessageReader.TryRead(frame, out var message, out _))
            Read(message, inputs);
    }

    private void Read(Message message, List<PartyInput> inputs)
    {
        switch (message)
        {
            case ClientHello hello when hello.Version == ClientHello.ProtocolVersion && !hasHello:
                Introduce(hello, inputs);
                break;
            case ClientState state:
                Report(state, inputs);
                break;
            case StreamRequestFormat { Player: { } request } when hasHello:
                codecs = codecs.With(request, encoders);
                inputs.Add(ListenerInput.FormatRequested(connection, codecs));
                break;
            case ClientCommand { Controller: { } command } when Wish(command) is { } wish:
                inputs.Add(wish);
                break;
            case ClientGoodbye goodbye:
                inputs.Add(GroupsInput.Left(connection, goodbye.Reason));
                inputs.Add(ListenerInput.Disconnected(connection));
                break;
        }
    }

    /// <summary>A player joins with its first state, which says how loud it is; who plays nothing says none.</summary>
    private void Introduce(ClientHello hello, List<PartyInput> inputs)
    {
        (hasHello, Name) = (true, hello.Name);
        var client = texts.Intern(hello.ClientId);
        codecs = CodecWish.Of(hello.PlayerSupport?.SupportedFormats ?? default, encoders);
        var isPlayer = hello.SupportedRoles.Contains(Roles.Player);
        inputs.Add(ListenerInput.HelloReceived(
            connection, client, hello.HoldoverSupport?.ReceivedUntil, sentUntil?.Invoke(hello.ClientId), hello.PlayerSupport?.BufferCapacity ?? 0, codecs));
        var joined = GroupsInput.Joined(connection, client, isPlayer, hello.SupportedRoles.Contains(Roles.Controller), WireLimits.VolumeMax, isMuted: false) with
        {
            WantsMetadata = hello.SupportedRoles.Contains(Roles.Metadata),
        };
        if (isPlayer)
            joining = joined;
        else
            inputs.Add(joined);
    }

    /// <summary>The groups first: they know whether it is to hear what plays.</summary>
    private void Report(ClientState state, List<PartyInput> inputs)
    {
        if (joining is { } joined)
        {
            inputs.Add(joined with { Volume = state.Volume ?? joined.Volume, IsMuted = state.Muted ?? joined.IsMuted });
            joining = null;
        }
        else
        {
            if (state.Volume is { } volume)
                inputs.Add(GroupsInput.VolumeReported(connection, volume));
            if (state.Muted is { } isMuted)
                inputs.Add(GroupsInput.MuteReported(connection, isMuted));
        }

        inputs.Add(ListenerInput.StateReceived(
            connection, new(state.RequiredLeadTimeMs ?? -1, state.MinBufferMs ?? -1, state.StaticDelayMs ?? -1)));
    }

    private GroupsInput? Wish(ControllerCommand command) => command switch
    {
        { Command: ControllerCommandKind.Volume, Volume: { } volume } => GroupsInput.VolumeCommanded(connection, volume),
        { Command: ControllerCommandKind.Mute, Mute: { } isMuted } => GroupsInput.MuteCommanded(connection, isMuted),
        { Command: ControllerCommandKind.Switch } => GroupsInput.SwitchCommanded(connection),
        { Command: ControllerCommandKind.Volume or ControllerCommandKind.Mute } => null,
        { Command: var other } => GroupsInput.PlaybackCommanded(connection, other),
    };
}
