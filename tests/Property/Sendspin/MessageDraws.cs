using System.Buffers;
using System.Text;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

/// <summary>Draws messages of every type.</summary>
internal static class MessageDraws
{
    public static Message Message(this Tape tape) => tape.PickEnum<MessageKind>() switch
    {
        MessageKind.ClientHello => tape.ClientHello(),
        MessageKind.ClientState => tape.ClientState(),
        MessageKind.ClientTime => new ClientTime(tape.Long()),
        MessageKind.ClientCommand => new ClientCommand(tape.MaybeRef(tape.ControllerCommand)),
        MessageKind.ClientGoodbye => new ClientGoodbye(tape.PickEnum<GoodbyeReason>()),
        MessageKind.StreamRequestFormat => new StreamRequestFormat(tape.MaybeRef(tape.FormatRequest)),
        MessageKind.ServerHello => new ServerHello(
            tape.Text(), tape.Text(), tape.Between(0, 3), tape.Texts(), tape.Maybe(tape.PickEnum<ConnectionReason>)),
        MessageKind.ServerTime => new ServerTime(tape.Long(), tape.Long(), tape.Long()),
        MessageKind.ServerState => tape.ServerState(),
        MessageKind.ServerCommand => new ServerCommand(tape.MaybeRef(tape.PlayerCommand)),
        MessageKind.GroupUpdate => tape.GroupUpdate(),
        MessageKind.StreamStart => new StreamStart(tape.MaybeRef(tape.Stream)),
        MessageKind.StreamClear => new StreamClear(tape.Maybe(tape.Texts)),
        MessageKind.StreamEnd => new StreamEnd(tape.Maybe(tape.Texts)),
        _ => throw new InvalidOperationException("A kind of message that is never drawn is never tested."),
    };

    public static byte[] Encode(this Message message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MessageWriter.Write(buffer, message);
        return buffer.WrittenSpan.ToArray();
    }

    public static Message Read(string json)
    {
        Assert.True(MessageReader.TryRead(Encoding.UTF8.GetBytes(json), out var message, out var fault), fault.ToString());
        return message;
    }

    public static WireFault Fault(string json)
    {
        Assert.False(MessageReader.TryRead(Encoding.UTF8.GetBytes(json), out _, out var fault));
        return fault;
    }

    public static AudioFormat Format(this Tape tape) => new(
        tape.PickEnum<Codec>(),
        tape.Pick(8_000, 44_100, 48_000, 96_000, 384_000, tape.Between(8_000, 384_000)),
        tape.Between(1, 8),
        tape.Pick(16, 24, 32));

    public static ClientState ClientState(this Tape tape) => new(
        tape.Maybe(tape.PickEnum<PlayerHealth>),
        tape.Maybe(() => tape.Between(0, 100)),
        tape.Maybe(tape.Flag),
        tape.Maybe(() => tape.Between(0, 5_000)),
        tape.Maybe(() => tape.Between(0, 30_000)),
        tape.Maybe(() => tape.Between(0, 30_000)),
        tape.Maybe(tape.PlayerCommands));

    public static ServerState ServerState(this Tape tape) => new(tape.Field(tape.Metadata), tape.Field(tape.Controller));

    public static GroupUpdate GroupUpdate(this Tape tape) => new(
        tape.Field(tape.PickEnum<GroupPlayback>), tape.Field(tape.Text), tape.Field(tape.Text));

    private static EquatableList<string> Texts(this Tape tape) => new(tape.Many(4, tape.Text));

    private static EquatableList<PlayerCommandKind> PlayerCommands(this Tape tape) =>
        new(tape.Many(3, tape.PickEnum<PlayerCommandKind>));

    private static ClientHello ClientHello(this Tape tape) => new(
        tape.Text(),
        tape.Text(),
        tape.Between(0, 3),
        tape.Texts(),
        tape.MaybeRef(() => new DeviceInfo(tape.MaybeRef(tape.Text), tape.MaybeRef(tape.Text), tape.MaybeRef(tape.Text))),
        tape.MaybeRef(() => new PlayerSupport(
            new(tape.Many(5, tape.Format)), tape.Between(0, 1 << 30), tape.PlayerCommands())),
        tape.MaybeRef(() => new HoldoverSupport(tape.Maybe(tape.Long))));

    private static ControllerCommand ControllerCommand(this Tape tape)
    {
        var kind = tape.PickEnum<ControllerCommandKind>();
        return new ControllerCommand(
            kind,
            kind == ControllerCommandKind.Volume ? tape.Between(0, 100) : tape.Maybe(() => tape.Between(0, 100)),
            kind == ControllerCommandKind.Mute ? tape.Flag() : tape.Maybe(tape.Flag));
    }

    private static PlayerCommand PlayerCommand(this Tape tape)
    {
        var kind = tape.PickEnum<PlayerCommandKind>();
        return new PlayerCommand(
            kind,
            kind == PlayerCommandKind.Volume ? tape.Between(0, 100) : null,
            kind == PlayerCommandKind.Mute ? tape.Flag() : null,
            kind == PlayerCommandKind.SetStaticDelay ? tape.Between(0, 5_000) : null);
    }

    private static PlayerFormatRequest FormatRequest(this Tape tape)
    {
        var format = tape.Format();
        return new PlayerFormatRequest(
            tape.Maybe(() => format.Codec),
            tape.Maybe(() => format.SampleRate),
            tape.Maybe(() => format.Channels),
            tape.Maybe(() => format.BitDepth));
    }

    private static PlayerStream Stream(this Tape tape) =>
        new(tape.Format(), new EquatableList<byte>(tape.Many(50, () => (byte)tape.Below(256))));

    private static ControllerState Controller(this Tape tape) => new(
        tape.Field(() => new EquatableList<ControllerCommandKind>(tape.Many(5, tape.PickEnum<ControllerCommandKind>))),
        tape.Field(() => tape.Between(0, 100)),
        tape.Field(tape.Flag));

    private static MetadataState Metadata(this Tape tape) => new()
    {
        Timestamp = tape.Field(tape.Long),
        Title = tape.Field(tape.Text),
        Artist = tape.Field(tape.Text),
        AlbumArtist = tape.Field(tape.Text),
        Album = tape.Field(tape.Text),
        ArtworkUrl = tape.Field(tape.Text),
        Year = tape.Field(() => tape.Between(int.MinValue, int.MaxValue)),
        Track = tape.Field(() => tape.Between(0, 99)),
        Progress = tape.Field(() => new TrackProgress(tape.Long(), tape.Long(), tape.Between(0, 2_000))),
        Repeat = tape.Field(tape.PickEnum<RepeatMode>),
        Shuffle = tape.Field(tape.Flag),
    };
}
