using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// Where the processes of one party find each other: a folder of the user's alone, named by the address that is served,
/// so that a keeper that comes later finds what an earlier one left. It is under XDG_RUNTIME_DIR, or else in one of ours
/// for temporary files.
/// </summary>
public sealed class ServeFolder(string path)
{
    private const int OwnerOnly = 0x1C0;
    private const int ModeBits = 0xFFF;
    private const int KindBits = 0xF000;
    private const int FolderKind = 0x4000;

    private static readonly TimeSpan LeftAfter = TimeSpan.FromMinutes(1);

    public string Path => path;

    /// <summary>Whether a party lives here without a keeper: who comes as one takes it over.</summary>
    public bool IsLeft => !IsKept && HasLiving;

    /// <summary>Where the coordinator takes its workers' links.</summary>
    internal UnixDomainSocketEndPoint Coordinator => new(File("coordinator.sock"));

    /// <summary>Where children say that they live.</summary>
    internal UnixDomainSocketEndPoint Keeper => new(File("keeper.sock"));

    internal string KeeperLock => File("keeper.lock");

    /// <summary>The id by which listeners know the server: the same at all workers, and across restarts.</summary>
    internal string ServerId => File("server-id");

    public static ServeFolder For(IPAddress address, int port) =>
        new(System.IO.Path.Combine(Root(), string.Create(CultureInfo.InvariantCulture, $"{address.ToString().Replace(':', '_')}-{port}")));

    /// <summary>Where a worker hands the public socket to a keeper.</summary>
    internal UnixDomainSocketEndPoint Worker(int place) => new(File($"worker-{place}.sock"));

    /// <summary>How far a worker has sent its clients.</summary>
    internal string Marks(int place) => File($"marks-{place}");

    /// <summary>How many a worker serves.</summary>
    internal string Counts(int place) => File($"counts-{place}");

    /// <summary>Which process is at a place.</summary>
    internal string Child(int place) => File($"child-{place}");

    /// <summary>The process that took a place last (0 is the coordinator, workers are counted from 1); null if none ever did.</summary>
    public ProcessRef? ProcessAt(int place) => ChildFile.Read(Child(place))?.Process;

    /// <summary>Sends the process of a place a signal, and no other of the same id; false if it is gone.</summary>
    public bool Signal(int place, int signal)
    {
        using var handle = ProcessAt(place) is { } process ? ProcessHandle.Open(process) : null;
        return handle?.Signal(signal) ?? false;
    }

    /// <summary>Makes it, if it is not there.</summary>
    /// <exception cref="IOException">It is not the user's alone, or cannot be made.</exception>
    internal void Create()
    {
        foreach (var folder in new[] { System.IO.Path.GetDirectoryName(path)!, path })
        {
            _ = Libc.mkdir(folder, OwnerOnly);
            if (!IsOurs(folder))
                throw new IOException($"{folder} is not a folder of this user alone (mode 0700): remove it, or name another runtime folder by XDG_RUNTIME_DIR");
        }
    }

    /// <summary>Removes what parties left that were killed to the last process. One that may just be beginning is left alone.</summary>
    internal void Sweep()
    {
        foreach (var other in Directory.EnumerateDirectories(System.IO.Path.GetDirectoryName(path)!))
        {
            var left = new ServeFolder(other);
            if (other != path && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(other) > LeftAfter && !left.IsKept && !left.HasLiving)
                left.Delete();
        }
    }

    internal void Delete()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next keeper makes do with what is there.
        }
    }

    /// <summary>Begins to listen where nobody does: what an earlier process left there is removed.</summary>
    internal static Socket Listen(UnixDomainSocketEndPoint at, SocketType type = SocketType.Stream)
    {
        System.IO.File.Delete(at.ToString());
        var socket = new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
        socket.Bind(at);
        if (type == SocketType.Stream)
            socket.Listen();
        return socket;
    }

    /// <summary>Whether the process at the other end is one of the same user's.</summary>
    internal static bool IsPeerOurs(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[12];
        return socket.GetRawSocketOption(Libc.SocketLevel, Libc.SocketPeerCredentials, credentials) == credentials.Length
            && BitConverter.ToUInt32(credentials[4..]) == Libc.geteuid();
    }

    private bool HasLiving => Enumerable.Range(0, Holdover.Keeper.KeeperData.ChildrenMax).Any(place => ChildFile.Read(Child(place)) is { IsAlive: true });

    /// <summary>Whether a keeper has it; also where none ever had.</summary>
    private bool IsKept
    {
        get
        {
            try
            {
                using var free = new FileStream(KeeperLock, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    private static string Root() =>
        Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && Directory.Exists(runtime)
            ? System.IO.Path.Combine(runtime, "holdover")
            : System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"holdover-{Libc.geteuid()}");

    private static unsafe bool IsOurs(string folder)
    {
        var status = stackalloc byte[Libc.StatusBytes];
        if (Libc.statx(Libc.CurrentFolder, folder, Libc.DoNotFollow, Libc.StatusModeAndUser, status) != 0)
            return false;
        var mode = *(ushort*)(status + Libc.StatusMode);
        return (mode & KindBits) == FolderKind && (mode & ModeBits) == OwnerOnly && *(uint*)(status + Libc.StatusUser) == Libc.geteuid();
    }

    private string File(string name) => System.IO.Path.Combine(path, name);
}
