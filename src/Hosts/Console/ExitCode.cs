namespace Holdover.Commands;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The machine refused something that the command needs; the message names it.</summary>
    public const int Environment = 3;

    /// <summary>Ended by a signal: 128 and its number.</summary>
    public static int BySignal(int number) => 128 + number;
}
