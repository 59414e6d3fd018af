using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>What is called of the C library, by its names. What it has no wrapper for in every version is called by number, the same on all 64-bit machines.</summary>
internal static unsafe partial class Libc
{
    public const int NoSuchFile = 2;
    public const int Interrupted = 4;
    public const int UnknownFormat = 8;
    public const int NotPermitted = 13;
    public const int IsAFolder = 21;

    public const int SignalKill = 9;
    public const int SignalPipe = 13;
    public const int SignalTerminate = 15;
    public const int SignalChild = 17;
    public const int SignalStop = 19;

    public const int SetParentDeathSignal = 1;
    public const int SetChildSubreaper = 36;

    public const int WaitAll = 0;
    public const int WaitOne = 1;
    public const int WaitExited = 4;
    public const int WaitNoReap = 0x0100_0000;

    /// <summary>siginfo_t, and where in it a wait puts what it found.</summary>
    public const int SignalInfoBytes = 128;
    public const int SignalInfoCode = 8;
    public const int SignalInfoProcess = 16;
    public const int SignalInfoStatus = 24;

    /// <summary>It exited by itself: the status is its exit code. Otherwise it is the signal it died of.</summary>
    public const int CodeExited = 1;

    public const short SpawnSetGroup = 0x02;
    public const short SpawnSetDefaults = 0x04;
    public const short SpawnSetMask = 0x08;

    /// <summary>Room for the largest of posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t.</summary>
    public const int OpaqueBytes = 512;

    public const int OpenReadWrite = 2;

    public const int Executable = 1;

    private const string Name = "libc";
    private const nint CallPidfdSendSignal = 424;
    private const nint CallPidfdOpen = 434;

    public const int SocketLevel = 1;
    public const int SocketRights = 1;
    public const int SocketPeerCredentials = 17;

    public const int SendDoNotWait = 0x40;
    public const int SendNoSignal = 0x4000;
    public const int WouldBlock = 11;

    public const int AcceptNonblocking = 0x800;
    public const int AcceptCloseOnExec = 0x8_0000;
    public const int ReceiveCloseOnExec = 0x4000_0000;

    public const int SetDescriptorFlags = 2;
    public const int DuplicateCloseOnExec = 1030;
    public const int CloseOnExec = 1;

    public const int CurrentFolder = -100;
    public const int DoNotFollow = 0x100;

    /// <summary>What is asked of a file: its kind and mode, and whose it is.</summary>
    public const uint StatusModeAndUser = 0x0B;

    /// <summary>struct statx, and where in it is whose it is, and its kind and mode.</summary>
    public const int StatusBytes = 256;
    public const int StatusUser = 20;
    public const int StatusMode = 28;

    /// <summary>A handle for a process, or negative.</summary>
    public static int OpenProcess(int id) => (int)syscall(CallPidfdOpen, id, 0, 0, 0);

    public static bool SendSignal(int handle, int signal) => syscall(CallPidfdSendSignal, handle, signal, 0, 0) == 0;

    [LibraryImport(Name, SetLastError = true)]
    public static partial int waitid(int kind, int id, byte* information, int options);

    [LibraryImport(Name)]
    public static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(Name)]
    public static partial int prctl(int option, nint argument, nint third, nint fourth, nint fifth);

    [LibraryImport(Name)]
    public static partial nint signal(int number, nint handler);

    [LibraryImport(Name)]
    public static partial int kill(int process, int number);

    [LibraryImport(Name)]
    public static partial uint geteuid();

    [LibraryImport(Name)]
    public static partial int getpgrp();

    [LibraryImport(Name)]
    public static partial int tcgetpgrp(int terminal);

    [LibraryImport(Name, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int access(string path, int mode);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint realpath(string path, nint resolved);

    [LibraryImport(Name)]
    public static partial void free(nint memory);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn(out int process, string path, byte* files, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setpgroup(byte* attributes, int group);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int target);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int accept4(int socket, nint address, nint length, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint sendmsg(SafeHandle socket, MessageHeader* message, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint sendmsg(int socket, MessageHeader* message, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint recvmsg(int socket, MessageHeader* message, int flags);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mkdir(string path, uint mode);

    [LibraryImport(Name)]
    public static partial int fcntl(int descriptor, int command, int argument);

    [LibraryImport(Name, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int statx(int folder, string path, int flags, uint asked, byte* status);

    [LibraryImport(Name)]
    private static partial nint syscall(nint number, nint first, nint second, nint third, nint fourth);
}
