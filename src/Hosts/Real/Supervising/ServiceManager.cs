using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>The service manager that started us, if it wants to be told (systemd's sd_notify): datagrams to a socket that the environment names.</summary>
internal sealed class ServiceManager : IDisposable
{
    public const string SocketVariable = "NOTIFY_SOCKET";
    public const string WatchdogVariable = "WATCHDOG_USEC";
    public const string WatchdogProcessVariable = "WATCHDOG_PID";

    private readonly Socket? socket;

    public ServiceManager()
    {
        var path = Environment.GetEnvironmentVariable(SocketVariable);
        if (string.IsNullOrEmpty(path))
            return;
        var address = path[0] == '@' ? $"\0{path[1..]}" : path;
        socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(address));
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            socket.Dispose();
            socket = null;
        }
    }

    /// <summary>How often it wants to hear that we live: twice in the time after which it would kill us; never if it does not ask.</summary>
    public static TimeSpan WatchdogPeriod
    {
        get
        {
            var process = Environment.GetEnvironmentVariable(WatchdogProcessVariable);
            var isOurs = string.IsNullOrEmpty(process) || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            return isOurs && long.TryParse(Environment.GetEnvironmentVariable(WatchdogVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
                ? TimeSpan.FromMicroseconds(microseconds / 2.0)
                : Timeout.InfiniteTimeSpan;
        }
    }

    /// <summary>Tells it; what it cannot take just now is lost, as nobody waits for it.</summary>
    public void Tell(string news)
    {
        try
        {
            socket?.Send(Encoding.UTF8.GetBytes(news));
        }
        catch (SocketException)
        {
        }
    }

    public void Dispose() => socket?.Dispose();
}
