namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>The terminal that we were started from, if there is one.</summary>
internal static class Terminal
{
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Stop = 20;
    private const int WindowChanged = 28;

    /// <summary>Whether this is what a terminal sends by itself, to all of the group in its foreground at once.</summary>
    public static bool Sends(int signal) => signal is Interrupt or Quit or Stop or WindowChanged;

    /// <summary>Whether our group is the one in its foreground: what is typed is for us, and for the children in our group.</summary>
    public static bool IsOurs()
    {
        try
        {
            using var terminal = File.OpenHandle("/dev/tty", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Libc.tcgetpgrp((int)terminal.DangerousGetHandle()) == Libc.getpgrp();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
