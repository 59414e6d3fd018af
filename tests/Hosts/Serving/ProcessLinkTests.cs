using System.Net.Sockets;

using Holdover.Hosts.Real.Serving;
using Holdover.Party;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Serving;

/// <summary>Between two processes of a party all arrives, however it is cut on its way, and nothing but an end ends it.</summary>
public sealed class ProcessLinkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Messages of a few bytes between chunks of up to 60 kB: many lie in more than one of the pieces that are read.</summary>
    [Fact]
    public async Task What_comes_in_pieces_is_read_whole()
    {
        const int Count = 4_000;
        var (sender, receiver) = await Connect();
        var (random, heard) = (new Random(1), new List<(LinkMessage Message, byte[] Tail)>());
        var receiving = receiver.Run((message, tail) =>
        {
            heard.Add((message, tail.ToArray()));
            return ValueTask.CompletedTask;
        });
        var sending = sender.Run((_, _) => ValueTask.CompletedTask);
        List<byte[]> tails = [];
        for (var number = 0; number < Count; number++)
        {
            tails.Add(new byte[1 + random.Next(number % 3 == 0 ? 60_000 : 300)]);
            random.NextBytes(tails[^1]);
            sender.Send(new(LinkKind.Tags) { Track = number, Frames = -1 }, tails[^1]);
        }

        sender.Finish();
        Assert.Equal(LinkFault.None, await receiving.WaitAsync(TimeSpan.FromMinutes(1)));
        await sending.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Enumerable.Range(0, Count), heard.Select(one => one.Message.Track));
        for (var number = 0; number < Count; number++)
            Assert.Equal(tails[number], heard[number].Tail);
    }

    private async Task<(ProcessLink Sender, ProcessLink Receiver)> Connect()
    {
        using var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var place = new UnixDomainSocketEndPoint(folder["link.sock"]);
        door.Bind(place);
        door.Listen();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(place);
        return (new(socket), new(await door.AcceptAsync()));
    }
}
