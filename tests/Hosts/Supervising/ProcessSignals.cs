using System.Runtime.InteropServices;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>Signals to processes that are not ours to wait for.</summary>
internal static partial class ProcessSignals
{
    public const int Kill = 9;

    public static void Send(int process, int signal) => Assert.Equal(0, SendSignal(process, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
