using System.Diagnostics;

namespace Holdover.Bench;

/// <summary>Time of processors.</summary>
internal static class Cpu
{
    /// <summary>All that this process has used so far.</summary>
    public static TimeSpan Used
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }
    }
}
