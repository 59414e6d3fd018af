namespace Holdover.Hub;

/// <summary>What an account waits for by the clock. At the same instant the first in this order fires first.</summary>
public enum AccountDeadline
{
    /// <summary>The exchange that is due first should have been answered. Before a line, whose loss would blame the device.</summary>
    Exchange,

    /// <summary>The line that is due first has been quiet for long, or too long.</summary>
    Line,

    /// <summary>The ticket that is due first has not been used.</summary>
    Ticket,

    /// <summary>The device that played should have been back.</summary>
    Linger,
}
