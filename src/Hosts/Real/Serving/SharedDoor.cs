using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

using Holdover.Hosts.Real.Supervising.Processes;

using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// The public socket, which all workers of a party were handed: whoever accepts a connection has it. Of a newcomer it is
/// told first, and takes it when asked to. The socket stays open until the process ends: closed here in the runtime's way,
/// it would be shut for the other workers, too.
/// </summary>
internal sealed class SharedDoor : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly SafeFileHandle listening;
    private readonly Action newcomer;
    private readonly SocketConnectionContextFactory contexts = new(new SocketConnectionFactoryOptions(), NullLogger.Instance);
    private readonly Channel<Socket> taken = Channel.CreateUnbounded<Socket>();
    private readonly AutoResetEvent looked = new(false);
    private volatile bool isShut;

    /// <param name="listening">The socket, which does not block.</param>
    /// <param name="newcomer">Told that somebody waits; must not block.</param>
    public SharedDoor(SafeFileHandle listening, Action newcomer)
    {
        (this.listening, this.newcomer) = (listening, newcomer);
        using var socket = new Socket(new SafeSocketHandle(Descriptor, ownsHandle: false));
        Address = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint Address { get; }

    EndPoint IConnectionListener.EndPoint => Address;

    public int Descriptor => (int)listening.DangerousGetHandle();

    bool IConnectionListenerFactorySelector.CanBind(EndPoint endpoint) => endpoint.Equals(Address);

    ValueTask<IConnectionListener> IConnectionListenerFactory.BindAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        new Thread(Watch) { IsBackground = true, Name = "door" }.Start();
        return new(this);
    }

    async ValueTask<ConnectionContext?> IConnectionListener.AcceptAsync(CancellationToken cancellationToken)
    {
        while (await taken.Reader.WaitToReadAsync(cancellationToken))
        {
            if (taken.Reader.TryRead(out var socket))
                return contexts.Create(socket);
        }

        return null;
    }

    ValueTask IConnectionListener.UnbindAsync(CancellationToken cancellationToken)
    {
        isShut = true;
        taken.Writer.TryComplete();
        return default;
    }

    ValueTask IAsyncDisposable.DisposeAsync() => default;

    /// <summary>Takes one that waits, if nobody else has.</summary>
    public void Accept()
    {
        var accepted = Libc.accept4(Descriptor, 0, 0, Libc.AcceptNonblocking | Libc.AcceptCloseOnExec);
        if (accepted >= 0)
        {
            var socket = new Socket(new SafeSocketHandle(accepted, ownsHandle: true)) { NoDelay = true };
            if (!taken.Writer.TryWrite(socket))
                socket.Dispose();
        }

        looked.Set();
    }

    /// <summary>One at a time: until it has been looked after, whoever else waits is not told of.</summary>
    private unsafe void Watch()
    {
        while (true)
        {
            var entry = new PollEntry { Descriptor = Descriptor, Wanted = PollEntry.Readable };
            if (Libc.poll(&entry, 1, Timeout.Infinite) <= 0)
                continue;

            // Whoever comes now is another worker's.
            if (isShut)
                return;
            newcomer();
            looked.WaitOne();
        }
    }
}
