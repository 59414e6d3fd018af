using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Pump;
using Holdover.Machines;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Party;

/// <summary>A sender, and a peer that reads when it is told to. Its chunks are 20 ms each, numbered by their timestamps.</summary>
internal sealed class SendingPair : IDisposable
{
    public const long ChunkMicroseconds = 20_000;

    private const int ChunkBytes = 3_840;

    /// <summary>Far more than kernels keep of one connection.</summary>
    private const int ChunksMax = 10_000;

    private readonly TcpClient peer = new() { ReceiveBufferSize = 4_096 };
    private readonly TcpClient server;
    private readonly long first;
    private int drained;

    public SendingPair(TimeProvider? provider = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        peer.Connect((IPEndPoint)listener.LocalEndpoint);
        server = listener.AcceptTcpClient();
        var clock = new MonotonicClock(provider ?? TimeProvider.System);
        first = (clock.Now + Duration.FromSeconds(3_600)).Microseconds;
        Sender = new(server.Client, clock, Counts)
        {
            Refused = (_, from) => Refusals.Add(from),
            Drained = () => Volatile.Write(ref drained, drained + 1),
            Broke = () => { },
        };
    }

    public FrameSender Sender { get; }

    public SentCounts Counts { get; } = new();

    /// <summary>From which timestamps on audio was refused.</summary>
    public List<long> Refusals { get; } = [];

    public int Drained => Volatile.Read(ref drained);

    /// <summary>Those that were sent; one hold of each is ours.</summary>
    public List<Chunk> Chunks { get; } = [];

    /// <summary>Long after this pair was made.</summary>
    public long TimeOf(int chunk) => first + (chunk * ChunkMicroseconds);

    /// <summary>False if it is refused.</summary>
    public bool SendChunk()
    {
        var (chunk, begin) = (Chunk.Rent(ChunkBytes), TimeOf(Chunks.Count));
        if (!Sender.SendAudio(new(chunk.Framed(begin)) { Held = chunk, Begin = begin, End = begin + ChunkMicroseconds }, new PlayRequestId(1)))
        {
            Assert.Equal(1, chunk.Holders);
            return false;
        }

        Chunks.Add(chunk);
        return true;
    }

    /// <summary>Sends until the peer, who does not read, takes no more.</summary>
    public void Fill()
    {
        while (SendChunk())
            Assert.True(Chunks.Count < ChunksMax, "nothing is refused");
    }

    /// <summary>Reads one frame: a chunk's number, or null for any other.</summary>
    public async Task<int?> Read()
    {
        var head = new byte[4];
        await Fill(head.AsMemory(0, 2));
        var length = (int)head[1];
        if (length == 126)
        {
            await Fill(head.AsMemory(2, 2));
            length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
        }

        var content = new byte[length];
        await Fill(content);
        if (head[0] == 0x81)
            return null;
        Assert.Equal(0x82, head[0]);
        Assert.True(AudioFrame.TryRead(content, out var audio, out _));
        Assert.Equal(ChunkBytes, audio.Payload.Length);
        return (int)((audio.TimestampUs - TimeOf(0)) / ChunkMicroseconds);
    }

    public Task NothingIsHeld() => Wait.Until(() => Chunks.TrueForAll(chunk => chunk.Holders == 1), "every chunk to be let go");

    public void Dispose()
    {
        Sender.Dispose();
        server.Dispose();
        peer.Dispose();
    }

    private Task Fill(Memory<byte> bytes) => Wait.For(peer.GetStream().ReadExactlyAsync(bytes).AsTask(), "a frame");
}
