using System.Buffers.Binary;

using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// What goes over a link between processes of a party. Each end begins with a greeting: "HDLK", the version of what it
/// says (2 bytes) and the place of the process that says it (2). Frames follow: length of what comes after it (4), length
/// of the message (2), the message as <see cref="ExactWriter"/> writes it, and what belongs to it: the samples of a chunk,
/// or a client's id. Numbers are little-endian. Both ends are processes of one user on one machine, but not always of one
/// build, and a build is not always right: what is not one of these frames ends the link.
/// </summary>
public static class LinkFrames
{
    /// <summary>To be counted up with each change of a message, or of the order of an enum in one.</summary>
    public const ushort Version = 2;

    public const int GreetingLength = 8;

    /// <summary>The length of a frame and that of its message.</summary>
    public const int HeadLength = 6;

    /// <summary>A message at most: the longest is a worker's input, with every number as long as can be.</summary>
    public const int MessageMax = 256;

    /// <summary>What belongs to a message at most.</summary>
    public const int TailMax = WireLimits.ChunkPayloadBytesMax;

    private static ReadOnlySpan<byte> Magic => "HDLK"u8;

    public static void WriteGreeting(Span<byte> greeting, int place)
    {
        Magic.CopyTo(greeting);
        BinaryPrimitives.WriteUInt16LittleEndian(greeting[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(greeting[6..], (ushort)place);
    }

    /// <summary>Reads a greeting. Of another version the version is said, and nothing else.</summary>
    public static LinkFault ReadGreeting(ReadOnlySpan<byte> greeting, out int version, out int place)
    {
        (version, place) = (0, 0);
        if (greeting.Length != GreetingLength || !greeting.StartsWith(Magic))
            return LinkFault.Foreign;
        version = BinaryPrimitives.ReadUInt16LittleEndian(greeting[4..]);
        if (version != Version)
            return LinkFault.OtherVersion;
        place = BinaryPrimitives.ReadUInt16LittleEndian(greeting[6..]);
        return LinkFault.None;
    }

    /// <summary>Writes a frame but for what belongs to the message.</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteHead(Span<byte> frame, ref LinkMessage message, int tailLength)
    {
        Invariant.Holds(tailLength is >= 0 and <= TailMax);
        var length = ExactWriter.Write(ref message, frame[HeadLength..]);
        BinaryPrimitives.WriteInt32LittleEndian(frame, sizeof(ushort) + length + tailLength);
        BinaryPrimitives.WriteUInt16LittleEndian(frame[4..], (ushort)length);
        return HeadLength + length;
    }

    /// <summary>Reads how much belongs to a frame: to its message, and behind that.</summary>
    public static LinkFault ReadHead(ReadOnlySpan<byte> head, out int messageLength, out int tailLength)
    {
        Invariant.Holds(head.Length == HeadLength);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        messageLength = BinaryPrimitives.ReadUInt16LittleEndian(head[4..]);
        tailLength = unchecked(length - sizeof(ushort) - messageLength);
        return length > 0 && messageLength is > 0 and <= MessageMax && tailLength is >= 0 and <= TailMax ? LinkFault.None : LinkFault.WrongLength;
    }

    /// <summary>Reads a message. Only a chunk has samples, and whole frames of them; only a client that joins has an id; only an item of the queue has names.</summary>
    public static LinkFault ReadMessage(ReadOnlySpan<byte> bytes, int tailLength, out LinkMessage message)
    {
        message = default;
        if (!ExactReader.TryRead(bytes, ref message))
            return LinkFault.WrongMessage;
        var isFit = message switch
        {
            { Kind: LinkKind.Worker, Worker.Trigger: WorkerTrigger.ChunkPublished } => IsWhole(in message.Worker.Chunk, tailLength),
            { Kind: LinkKind.Worker } => tailLength == 0 && message.Worker.Trigger is WorkerTrigger.StreamBegan or WorkerTrigger.StreamEnded or WorkerTrigger.StandTold && IsSound(in message.Worker),
            { Kind: LinkKind.Groups, Groups.Trigger: GroupsTrigger.Joined } => tailLength is > 0 and <= WireLimits.IdCharsMax * 3,
            { Kind: LinkKind.Groups } => tailLength == 0 && message.Groups.Trigger is not (GroupsTrigger.StreamBegan or GroupsTrigger.StreamEnded or GroupsTrigger.MemoryElapsed or GroupsTrigger.TellDue),
            { Kind: LinkKind.Tags } => tailLength > 0,
            _ => tailLength == 0,
        };
        return isFit ? LinkFault.None : LinkFault.WrongMessage;
    }

    private static bool IsWhole(in ChunkRef chunk, int tailLength) => chunk.Frames > 0 && tailLength > 0 && tailLength % chunk.Frames == 0;

    /// <summary>What frames are counted by must be something to count by.</summary>
    private static bool IsSound(in WorkerInput input) =>
        input.Trigger is WorkerTrigger.StreamEnded or WorkerTrigger.StandTold
        || (input.Grid.Rate is > 0 and <= AudioFormat.SampleRateMax && input.Channels is > 0 and <= AudioFormat.ChannelsMax && !input.Request.IsNone());
}
