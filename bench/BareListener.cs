using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

using Holdover.Sendspin;

namespace Holdover.Bench;

/// <summary>The least that can be done with a stream: it is asked for, received, and written away as it comes.</summary>
internal static class BareListener
{
    private const byte FinalText = 0x81;
    private const byte Masked = 0x80;
    private const byte LengthOf16Bits = 126;

    /// <summary>As much as a chunk and more.</summary>
    private static readonly byte[] Buffer = new byte[1 << 14];

    /// <summary>Of one core, once the server is not ahead of itself any more.</summary>
    public static double CpuShare(Uri url, TimeSpan span)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(url.Host, url.Port);
        socket.Send(Encoding.ASCII.GetBytes($"GET {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))}\r\n\r\n"));
        socket.Receive(Buffer);
        socket.Send(Hello());
        using var nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        Pass(socket, nowhere, TimeSpan.FromSeconds(5));
        var (cpu, start) = (Cpu.Used, Stopwatch.GetTimestamp());
        Pass(socket, nowhere, span);
        return (Cpu.Used - cpu) / Stopwatch.GetElapsedTime(start);
    }

    private static void Pass(Socket socket, Microsoft.Win32.SafeHandles.SafeFileHandle nowhere, TimeSpan span)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < span;)
        {
            var length = socket.Receive(Buffer);
            if (length == 0)
                throw new IOException("the server has hung up on the yardstick");
            RandomAccess.Write(nowhere, Buffer.AsSpan(0, length), 0);
        }
    }

    /// <summary>As a text frame of a client, whose mask of zeros leaves it as it is.</summary>
    private static byte[] Hello()
    {
        var text = new ArrayBufferWriter<byte>();
        MessageWriter.Write(text, new ClientHello(
            "bare", "bare", ClientHello.ProtocolVersion, [Roles.Player], new DeviceInfo("bare"),
            new PlayerSupport([AudioFormat.Standard], 1_572_864, []), null));
        return [FinalText, Masked | LengthOf16Bits, (byte)(text.WrittenCount >> 8), (byte)(text.WrittenCount & 0xFF), 0, 0, 0, 0, .. text.WrittenSpan];
    }
}
