namespace Holdover.Hosts.Real.Alsa;

/// <summary>Linux's error numbers that libasound gives a meaning of its own.</summary>
internal static class ErrorNumber
{
    /// <summary>There is no PCM of that name.</summary>
    public const int NoEntry = 2;

    public const int Interrupted = 4;

    public const int NoDeviceOrAddress = 6;

    /// <summary>There is no room now.</summary>
    public const int Again = 11;

    /// <summary>Somebody holds it.</summary>
    public const int Busy = 16;

    /// <summary>The card is gone.</summary>
    public const int NoDevice = 19;

    public const int Invalid = 22;

    /// <summary>It ran dry.</summary>
    public const int BrokenPipe = 32;

    /// <summary>The machine slept.</summary>
    public const int Suspended = 86;
}
