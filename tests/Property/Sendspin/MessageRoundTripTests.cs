using FsCheck;
using FsCheck.Fluent;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

public class MessageRoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_equal_for_every_type()
    {
        var seen = new int[Enum.GetValues<MessageKind>().Length];
        Prop.ForAll(Tape.Any, tape =>
        {
            var message = new Tape(tape).Message();
            seen[(int)message.Kind]++;
            Assert.True(MessageReader.TryRead(message.Encode(), out var read, out var fault), $"{message}: {fault}");
            Assert.Equal(message, read);
            Assert.Equal(message.Encode(), read.Encode());
        }).Check(Seeded.Quick.WithMaxTest(3_000));
        Assert.All(seen, (count, kind) => Assert.True(count >= 50, $"{(MessageKind)kind} occurred {count} times."));
    }

    [Fact]
    public void Payload_may_come_before_type() =>
        Assert.Equal(new ClientTime(7), MessageDraws.Read("""{"payload":{"client_transmitted":7},"type":"client/time"}"""));

    [Fact]
    public void Fields_of_a_later_time_are_passed_over_wherever_they_are() =>
        Assert.Equal(
            new ServerCommand(new PlayerCommand(PlayerCommandKind.Volume, 5)),
            MessageDraws.Read("""
                {"extra":[[1],{"type":"x"}],"type":"server/command","payload":{"visualizer":{"payload":[]},
                 "player":{"new":{"volume":9},"command":"volume","volume":5,"deep":[[[[]]]]}},"z":null}
                """));

    [Fact]
    public void Lists_are_equal_by_their_items()
    {
        EquatableList<string> list = ["a", "b"];
        Assert.Equal(new EquatableList<string>(["a", "b"]), list);
        Assert.NotEqual(new EquatableList<string>(["b", "a"]), list);
        Assert.Equal(default, new EquatableList<string>([]));
        Assert.Equal(["a", "b"], list.ToArray());
    }
}
