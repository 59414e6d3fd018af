using System.Net.Sockets;

using Holdover.Hosts.Real.Pump;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// Says to whoever keeps this process that it lives. The socket is looked for each time, so that a keeper that comes later
/// hears it, too.
/// </summary>
internal sealed class Heart : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMicroseconds(SupervisorSettings.UsualHeartbeat.Microseconds);

    private readonly ServeFolder folder;
    private readonly int place;
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    private readonly Lock gate = new();
    private readonly ManualResetEvent ended = new(false);
    private int unheard;

    public Heart(ServeFolder folder, int place, MonotonicClock clock)
    {
        (this.folder, this.place) = (folder, place);
        ChildFile.Write(folder.Child(place), clock);
    }

    /// <summary>How long nobody has kept this process.</summary>
    public TimeSpan Alone => Period * Volatile.Read(ref unheard);

    /// <summary>Begins to beat.</summary>
    /// <param name="ask">Asks for a call on the flow that must not hang.</param>
    /// <param name="beat">Called there each time.</param>
    public void Begin(Func<Action, bool> ask, Action beat)
    {
        void Beat()
        {
            Say(BeatKind.Lives);
            beat();
        }

        // A thread of its own: a timer wakes up several, and each of them more often.
        new Thread(() =>
        {
            do
                ask(Beat);
            while (!ended.WaitOne(Period));
        }) { IsBackground = true, Name = "heart" }.Start();
    }

    public void Say(BeatKind kind)
    {
        lock (gate)
        {
            try
            {
                socket.SendTo(new Beat(place, Environment.ProcessId, kind).ToDatagram(), folder.Keeper);
                Volatile.Write(ref unheard, 0);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // A keeper that is stopped is there all the same.
                if (error is not SocketException { SocketErrorCode: SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable })
                    Interlocked.Increment(ref unheard);
            }
        }
    }

    public void Dispose()
    {
        ended.Set();
        lock (gate)
            socket.Dispose();
    }
}
