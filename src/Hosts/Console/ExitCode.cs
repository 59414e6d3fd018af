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

    /// <summary>In a simulated world a step broke.</summary>
    public const int Crash = 10;

    /// <summary>In a simulated world something never came to hold.</summary>
    public const int Liveness = 11;

    /// <summary>In a simulated world something did not hold that always must.</summary>
    public const int Safety = 12;

    /// <summary>Ended by a signal: 128 and its number.</summary>
    public static int BySignal(int number) => 128 + number;
}
