using System.Net.Sockets;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Keeper;
using Holdover.Supervisor;

using Microsoft.Win32.SafeHandles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>What a keeper that is no more left: children that live, and the public socket that its workers have.</summary>
/// <param name="Children">Each that lives and says so, by its place.</param>
/// <param name="Listening">The socket, if a worker had it.</param>
internal sealed record Predecessor(IReadOnlyList<(int Place, ProcessRef Process)> Children, SafeFileHandle? Listening)
{
    /// <summary>As long as a child of ours may be silent before it counts as hung.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromMicroseconds(KeeperSettings.Default.Worker.HeartbeatMax.Microseconds);

    /// <summary>For one that is killed: until it has ended the port may be its own.</summary>
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks for it. Who lives and does not say so would be one too many beside its successor: it is ended.</summary>
    /// <param name="folder">Where the party's processes find each other.</param>
    /// <param name="ear">What hears them.</param>
    /// <param name="workers">Places of ours; who is at another is asked to end.</param>
    public static async Task<Predecessor> Find(ServeFolder folder, KeeperEar ear, int workers)
    {
        (int Place, ProcessRef Process)[] there = [.. Living(folder)];
        for (var waited = TimeSpan.Zero; waited < AnswerMax && !there.All(child => Answers(ear, child.Process)); waited += Look)
            await Task.Delay(Look);
        (int Place, ProcessRef Process)[] live = [.. there.Where(child => Answers(ear, child.Process))];
        foreach (var (_, process) in there.Except(live))
        {
            using var handle = ProcessHandle.Open(process);
            handle?.Signal(Libc.SignalKill);
            handle?.HasEnded(EndMax);
        }

        foreach (var (_, process) in live.Where(child => child.Place > workers))
        {
            using var handle = ProcessHandle.Open(process);
            handle?.Signal(Libc.SignalTerminate);
        }

        (int Place, ProcessRef Process)[] ours = [.. live.Where(child => child.Place <= workers)];
        return new(ours, ours.Where(child => child.Place > 0).Select(child => Ask(folder, child.Place)).FirstOrDefault(handle => handle is not null));
    }

    private static bool Answers(KeeperEar ear, ProcessRef process) => ear.LastOf(process.Id) is not null;

    private static IEnumerable<(int Place, ProcessRef Process)> Living(ServeFolder folder) =>
        from place in Enumerable.Range(0, KeeperData.ChildrenMax)
        let child = ChildFile.Read(folder.Child(place))
        where child is { IsAlive: true }
        select (place, child.Value.Process);

    private static SafeFileHandle? Ask(ServeFolder folder, int place)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(folder.Worker(place));
            return ServeFolder.IsPeerOurs(socket) ? SocketHandover.Receive(socket) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
