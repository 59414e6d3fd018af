namespace Holdover.Sendspin;

/// <summary>Every word of the protocol that is no field's name.</summary>
internal static class Vocabularies
{
    public static readonly Vocabulary<MessageKind> Kinds = new(
        (MessageKind.ClientTime, "client/time"),
        (MessageKind.ServerTime, "server/time"),
        (MessageKind.ClientState, "client/state"),
        (MessageKind.ClientHello, "client/hello"),
        (MessageKind.ClientCommand, "client/command"),
        (MessageKind.ClientGoodbye, "client/goodbye"),
        (MessageKind.StreamRequestFormat, "stream/request-format"),
        (MessageKind.ServerHello, "server/hello"),
        (MessageKind.ServerState, "server/state"),
        (MessageKind.ServerCommand, "server/command"),
        (MessageKind.GroupUpdate, "group/update"),
        (MessageKind.StreamStart, "stream/start"),
        (MessageKind.StreamClear, "stream/clear"),
        (MessageKind.StreamEnd, "stream/end"));

    public static readonly Vocabulary<Codec> Codecs = new(
        (Codec.Pcm, "pcm"), (Codec.Flac, "flac"), (Codec.Opus, "opus"));

    public static readonly Vocabulary<PlayerHealth> Healths = new(
        (PlayerHealth.Synchronized, "synchronized"),
        (PlayerHealth.Error, "error"),
        (PlayerHealth.ExternalSource, "external_source"));

    public static readonly Vocabulary<PlayerCommandKind> PlayerCommands = new(
        (PlayerCommandKind.Volume, "volume"),
        (PlayerCommandKind.Mute, "mute"),
        (PlayerCommandKind.SetStaticDelay, "set_static_delay"));

    public static readonly Vocabulary<ControllerCommandKind> ControllerCommands = new(
        (ControllerCommandKind.Play, "play"),
        (ControllerCommandKind.Pause, "pause"),
        (ControllerCommandKind.Stop, "stop"),
        (ControllerCommandKind.Next, "next"),
        (ControllerCommandKind.Previous, "previous"),
        (ControllerCommandKind.Volume, "volume"),
        (ControllerCommandKind.Mute, "mute"),
        (ControllerCommandKind.RepeatOff, "repeat_off"),
        (ControllerCommandKind.RepeatOne, "repeat_one"),
        (ControllerCommandKind.RepeatAll, "repeat_all"),
        (ControllerCommandKind.Shuffle, "shuffle"),
        (ControllerCommandKind.Unshuffle, "unshuffle"),
        (ControllerCommandKind.Switch, "switch"));

    public static readonly Vocabulary<GoodbyeReason> GoodbyeReasons = new(
        (GoodbyeReason.AnotherServer, "another_server"),
        (GoodbyeReason.Shutdown, "shutdown"),
        (GoodbyeReason.Restart, "restart"),
        (GoodbyeReason.UserRequest, "user_request"));

    public static readonly Vocabulary<ConnectionReason> ConnectionReasons = new(
        (ConnectionReason.Discovery, "discovery"), (ConnectionReason.Playback, "playback"));

    public static readonly Vocabulary<GroupPlayback> Playbacks = new(
        (GroupPlayback.Playing, "playing"), (GroupPlayback.Stopped, "stopped"));

    public static readonly Vocabulary<RepeatMode> RepeatModes = new(
        (RepeatMode.Off, "off"), (RepeatMode.One, "one"), (RepeatMode.All, "all"));
}
