namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>Our standard output, which every child of ours has, too.</summary>
internal static unsafe class OutputPipe
{
    private const int Descriptor = 1;

    /// <summary>Whether it is a pipe that nobody reads any more.</summary>
    public static bool IsBroken()
    {
        var entry = new PollEntry { Descriptor = Descriptor };
        return Libc.poll(&entry, 1, 0) > 0 && (entry.Found & PollEntry.Broken) != 0;
    }
}
