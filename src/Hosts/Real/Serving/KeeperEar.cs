using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Holdover.Hosts.Real.Serving;

/// <summary>Hears what children say, those too that an earlier keeper started.</summary>
internal sealed class KeeperEar : IDisposable
{
    private readonly Socket socket;
    private readonly Action<Beat> heard;
    private readonly ConcurrentDictionary<int, Beat> lasts = [];

    /// <param name="folder">Where the party's processes find each other.</param>
    /// <param name="heard">Told of each; must not block.</param>
    public KeeperEar(ServeFolder folder, Action<Beat> heard)
    {
        this.heard = heard;
        socket = ServeFolder.Listen(folder.Keeper, SocketType.Dgram);
        new Thread(Listen) { IsBackground = true, Name = "ear" }.Start();
    }

    /// <summary>What a process said last; null if it has said nothing.</summary>
    public Beat? LastOf(int process) => lasts.TryGetValue(process, out var beat) ? beat : null;

    /// <summary>Waits until what was said so far has been heard.</summary>
    public async Task CatchUp()
    {
        for (var looks = 0; looks < 100 && socket.Available > 0; looks++)
            await Task.Delay(5);
    }

    public void Dispose() => socket.Dispose();

    private void Listen()
    {
        var datagram = new byte[Beat.Length + 1];
        while (true)
        {
            try
            {
                if (Beat.Read(datagram.AsSpan(0, socket.Receive(datagram))) is not { } beat)
                    continue;
                lasts[beat.Process] = beat;
                heard(beat);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
