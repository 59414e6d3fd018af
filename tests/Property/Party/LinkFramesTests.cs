using FsCheck;
using FsCheck.Fluent;

using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;
using Holdover.Sendspin;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Party;

/// <summary>What processes of a party tell each other survives the way, and nothing else is taken for it.</summary>
public sealed class LinkFramesTests
{
    [Fact]
    public void What_is_written_is_read() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var message = Draw(new Tape(numbers), out var tail);
        cases.SawOneOf(message.Kind).Saw("with a tail", tail > 0);
        var frame = Write(message, tail);
        Assert.Equal(LinkFault.None, Read(frame, out var read, out var length));
        Assert.Equal(message, read);
        Assert.Equal(tail, length);
    }).Check(Seeded.Quick));

    [Fact]
    public void Whatever_comes_is_a_message_or_a_named_fault_and_within_its_bounds()
    {
        var seen = new SortedDictionary<LinkFault, int>();
        Prop.ForAll(Tape.Any, numbers =>
        {
            var tape = new Tape(numbers);
            var frame = Write(Draw(tape, out var tail), tail);
            for (var left = tape.Below(4); left > 0; left--)
                frame[tape.Below(frame.Length)] = (byte)tape.Pick(tape.Below(256), 0, 1, 0x7F, 0xFF);
            var fault = Read(frame, out var message, out var length);
            seen[fault] = seen.GetValueOrDefault(fault) + 1;
            Assert.InRange(length, 0, LinkFrames.TailMax);
            if (fault == LinkFault.None && message is { Kind: LinkKind.Worker, Worker.Trigger: WorkerTrigger.ChunkPublished })
                Assert.Equal(0, length % message.Worker.Chunk.Frames);
        }).Check(Seeded.Quick.WithMaxTest(5_000));
        Assert.All([LinkFault.None, LinkFault.WrongLength, LinkFault.WrongMessage], fault => Assert.True(seen.GetValueOrDefault(fault) > 10, $"{fault}: {seen.GetValueOrDefault(fault)}"));
    }

    [Fact]
    public void A_greeting_says_which_version_it_is_of_whatever_that_is()
    {
        var greeting = new byte[LinkFrames.GreetingLength];
        LinkFrames.WriteGreeting(greeting, place: 7);
        Assert.Equal(LinkFault.None, LinkFrames.ReadGreeting(greeting, out var version, out var place));
        Assert.Equal((LinkFrames.Version, 7), (version, place));

        greeting[4]++;
        Assert.Equal(LinkFault.OtherVersion, LinkFrames.ReadGreeting(greeting, out version, out _));
        Assert.Equal(LinkFrames.Version + 1, version);

        greeting[0]++;
        Assert.Equal(LinkFault.Foreign, LinkFrames.ReadGreeting(greeting, out _, out _));
        Assert.Equal(LinkFault.Foreign, LinkFrames.ReadGreeting(greeting.AsSpan(1), out _, out _));
    }

    private static LinkMessage Draw(Tape tape, out int tail)
    {
        tail = 0;
        switch (tape.Below(8))
        {
            case 0:
                var chunk = new ChunkRef(tape.Below(1_000), tape.Long(), 1 + tape.Below(2_000), (uint)tape.Below(int.MaxValue));
                tail = chunk.Frames * 4;
                return new(LinkKind.Worker) { Worker = WorkerInput.ChunkPublished(default, new(9), in chunk, tape.Below(64), tape.Long()) };
            case 1:
                return new(LinkKind.Worker) { Worker = WorkerInput.StreamBegan(default, new(1), new FrameGrid(tape.Long(), tape.Between(1, AudioFormat.SampleRateMax)), 2, tape.Long(), tape.Long()) };
            case 2:
                return new(LinkKind.Told) { Told = new(tape.PickEnum<GroupsAction>()) { Connection = new((uint)tape.Below(99)), Group = tape.Below(GroupTable.GroupsMax), Volume = tape.Below(101) } };
            case 3:
                return new(LinkKind.Shares) { Listeners = tape.Below(9_999), Workers = tape.Below(WorkerLinks.CountMax) };
            case 4:
                return new(LinkKind.Held) { Held = new() { Request = new(3), End = tape.Long(), Frames = tape.Below(9_999), Crc = (uint)tape.Below(int.MaxValue) }, Listeners = tape.Below(9) };
            case 5:
                tail = 1 + tape.Below(99);
                return new(LinkKind.Tags) { Track = tape.Below(TrackQueue.CountMax), Frames = tape.Long() };
            case 6:
                return new(LinkKind.Listeners) { Listeners = tape.Below(ListenerTable.CountMax) };
            default:
                tail = 1 + tape.Below(WireLimits.IdCharsMax);
                return new(LinkKind.Groups) { Groups = GroupsInput.Joined(new(5), default, tape.Flag(), tape.Flag(), tape.Below(101), tape.Flag()) };
        }
    }

    private static byte[] Write(LinkMessage message, int tail)
    {
        var head = new byte[LinkFrames.HeadLength + LinkFrames.MessageMax];
        return head[..LinkFrames.WriteHead(head, ref message, tail)];
    }

    private static LinkFault Read(ReadOnlySpan<byte> frame, out LinkMessage message, out int tail)
    {
        message = default;
        var fault = LinkFrames.ReadHead(frame[..LinkFrames.HeadLength], out var length, out tail);
        if (fault != LinkFault.None)
        {
            tail = 0;
            return fault;
        }

        return length > frame.Length - LinkFrames.HeadLength ? LinkFault.WrongLength : LinkFrames.ReadMessage(frame.Slice(LinkFrames.HeadLength, length), tail, out message);
    }
}
