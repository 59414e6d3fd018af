using System.Runtime.InteropServices;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>
/// posix_spawn with what the runtime's own process class does not offer: a group of its own, and no handler that would
/// wait for the child before we do.
/// </summary>
internal static unsafe class NativeSpawn
{
    /// <summary>The first descriptor behind input and outputs.</summary>
    public const int PassedFirst = 3;

    private const string Shell = "/bin/sh";

    /// <summary>
    /// Starts it; 0, or the error number for which it could not be. What the kernel does not know the format of is a script
    /// without a first line that names its interpreter: as everywhere, a shell reads it.
    /// </summary>
    public static int Start(SpawnRequest request, out int process) =>
        StartFile(request, out process) is not Libc.UnknownFormat and var error ? error
        : StartFile(request with { Path = Shell, Arguments = [Shell, request.Path, .. request.Arguments.Skip(1)] }, out process);

    private static int StartFile(SpawnRequest request, out int process)
    {
        byte* attributes = stackalloc byte[Libc.OpaqueBytes];
        byte* files = stackalloc byte[Libc.OpaqueBytes];
        var arguments = Strings(request.Arguments);
        var environment = Strings(request.Environment);
        _ = Libc.posix_spawnattr_init(attributes);
        _ = Libc.posix_spawn_file_actions_init(files);
        try
        {
            SetSignals(attributes, request.OwnGroup);
            for (var descriptor = 0; request.IsQuiet && descriptor <= 2; descriptor++)
                _ = Libc.posix_spawn_file_actions_addopen(files, descriptor, "/dev/null", Libc.OpenReadWrite, 0);
            if (request.Input is { } input)
                _ = Libc.posix_spawn_file_actions_adddup2(files, (int)input.DangerousGetHandle(), 0);
            if (request.Output is { } output)
                _ = Libc.posix_spawn_file_actions_adddup2(files, (int)output.DangerousGetHandle(), 1);
            if (request.Errors is { } errors)
                _ = Libc.posix_spawn_file_actions_adddup2(files, (int)errors.DangerousGetHandle(), 2);
            for (var index = 0; index < request.Passed.Count; index++)
                _ = Libc.posix_spawn_file_actions_adddup2(files, (int)request.Passed[index].DangerousGetHandle(), PassedFirst + index);
            return Libc.posix_spawn(out process, request.Path, files, attributes, arguments, environment);
        }
        finally
        {
            _ = Libc.posix_spawn_file_actions_destroy(files);
            _ = Libc.posix_spawnattr_destroy(attributes);
            Free(arguments);
            Free(environment);
        }
    }

    /// <summary>What the runtime has set up for itself is not for the child: it ignores SIGPIPE, and may block others in this thread.</summary>
    private static void SetSignals(byte* attributes, bool ownGroup)
    {
        byte* none = stackalloc byte[Libc.OpaqueBytes];
        byte* defaults = stackalloc byte[Libc.OpaqueBytes];
        new Span<byte>(none, Libc.OpaqueBytes).Clear();
        new Span<byte>(defaults, Libc.OpaqueBytes).Clear();
        defaults[(Libc.SignalPipe - 1) / 8] = 1 << ((Libc.SignalPipe - 1) % 8);
        _ = Libc.posix_spawnattr_setsigmask(attributes, none);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, defaults);
        _ = Libc.posix_spawnattr_setpgroup(attributes, 0);
        _ = Libc.posix_spawnattr_setflags(attributes, (short)(Libc.SpawnSetMask | Libc.SpawnSetDefaults | (ownGroup ? Libc.SpawnSetGroup : 0)));
    }

    private static byte** Strings(IReadOnlyList<string> texts)
    {
        var strings = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Count + 1), (nuint)sizeof(byte*));
        for (var index = 0; index < texts.Count; index++)
            strings[index] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[index]);
        return strings;
    }

    private static void Free(byte** strings)
    {
        for (var index = 0; strings[index] != null; index++)
            Marshal.FreeCoTaskMem((nint)strings[index]);
        NativeMemory.Free(strings);
    }
}
