using System.Net.WebSockets;

using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Simulated.Interleaving;
using Xunit.Abstractions;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Interleaving;

/// <summary>Two WebSocket links over a connection in memory, in every order in which they can go on.</summary>
[Collection(nameof(Alone))]
public sealed class LinkTests(ITestOutputHelper output)
{
    private const int MessageBytes = 400;

    /// <summary>Aborted while messages are on their way: what came is what was sent, up to some point.</summary>
    [Fact]
    public void Cancellation_against_delivery_keeps_the_order() => Interleavings.Hold(output, run =>
    {
        var pair = new LinkPair(run);
        pair.SendMessages(1);
        run.Start("aborter", async () =>
        {
            await Task.Yield();
            pair.Server.Abort();
        });
        pair.Run();
        return () =>
        {
            Assert.Equal(Enumerable.Range(0, pair.Received.Count), pair.Received);
        };
    }, preemptions: 0);

    /// <summary>Closed after three were sent: all three come, and both ends hear that it was a goodbye.</summary>
    [Fact]
    public void A_close_is_after_what_was_sent() => Interleavings.Hold(output, run =>
    {
        var pair = new LinkPair(run);
        pair.SendMessages(3);
        pair.Server.Close();
        pair.Run();
        return () =>
        {
            Assert.Equal([0, 1, 2], pair.Received);
            Assert.Equal((true, true), (pair.ServerClosed, pair.ClientClosed));
        };
    }, preemptions: 1);

    /// <summary>A peer that does not read until the queue is full, and a goodbye at the same time: it ends.</summary>
    [Fact]
    public void A_full_queue_against_a_close_ends() => Interleavings.Hold(output, run =>
    {
        var pair = new LinkPair(run, capacity: 2 * MessageBytes, goodbyeMax: WebSocketLink.GoodbyeMax);
        pair.SendMessages(WebSocketLink.WaitingMax - 1);
        run.Start("sender", async () =>
        {
            pair.SendMessages(1);
            await Task.Yield();
            pair.SendMessages(1);
        });
        run.Start("closer", async () =>
        {
            await Task.Yield();
            pair.Server.Close();
        });
        pair.RunServer();
        return () => Assert.NotNull(pair.ServerClosed);
    }, preemptions: 1);

    private sealed class LinkPair
    {
        private readonly ControlledRun run;
        private readonly WebSocketLink client;
        private int sent;

        /// <param name="run">Under whose control.</param>
        /// <param name="capacity">Bytes under way at most.</param>
        /// <param name="goodbyeMax">For ever if null.</param>
        public LinkPair(ControlledRun run, int capacity = 1 << 16, TimeSpan? goodbyeMax = null)
        {
            var patience = goodbyeMax ?? Timeout.InfiniteTimeSpan;
            this.run = run;
            var (near, far) = run.Connect("network", capacity);
            Server = new(Socket(near, isServer: true), (_, _) => ValueTask.CompletedTask, patience, run.Time);
            client = new(Socket(far, isServer: false), Note, patience, run.Time);
        }

        public WebSocketLink Server { get; }

        public List<int> Received { get; } = [];

        public bool? ServerClosed { get; private set; }

        public bool? ClientClosed { get; private set; }

        public void Run()
        {
            RunServer();
            run.Start("client", async () =>
            {
                ClientClosed = await client.Run();
                await client.DisposeAsync();
            });
        }

        public void RunServer() => run.Start("server", async () =>
        {
            ServerClosed = await Server.Run();
            await Server.DisposeAsync();
        });

        /// <summary>Each begins with its number.</summary>
        public void SendMessages(int count)
        {
            for (var number = 0; number < count; number++)
            {
                var message = new byte[MessageBytes];
                BitConverter.TryWriteBytes(message, sent++);
                Server.SendControl(() => message);
            }
        }

        private static WebSocket Socket(Stream stream, bool isServer) =>
            WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = isServer, KeepAliveInterval = Timeout.InfiniteTimeSpan });

        private ValueTask Note(ReadOnlyMemory<byte> message, bool isText)
        {
            Received.Add(BitConverter.ToInt32(message.Span));
            return ValueTask.CompletedTask;
        }
    }
}
