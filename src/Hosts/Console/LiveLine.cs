using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Holdover.Hosts.Real.Web;

using Spectre.Console;

namespace Holdover.Commands;

/// <summary>
/// For a person who serves a party on a terminal: who listens and what plays, on its last line. It is asked for as by
/// anybody else, from whichever worker answers; what others write begins at the line's beginning, and stays.
/// </summary>
internal sealed class LiveLine : IAsyncDisposable
{
    private const string Clear = "\u001b[K";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new() { Timeout = Period };
    private readonly PeriodicTimer timer = new(Period);
    private Task telling = Task.CompletedTask;

    /// <summary>Begins to ask.</summary>
    /// <param name="address">Where the party listens.</param>
    /// <param name="port">And at which port.</param>
    public void Begin(IPAddress address, int port) => telling = Tell(new UriBuilder(Uri.UriSchemeHttp, Local(address).ToString(), port, "/api/status").Uri);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await telling;
        http.Dispose();
    }

    /// <summary>An address that everybody reaches is reached from here by this machine's own.</summary>
    private static IPAddress Local(IPAddress address) =>
        address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;

    private async Task Tell(Uri status)
    {
        while (await timer.WaitForNextTickAsync())
        {
            if (await Ask(status) is { } report)
                Console.Write($"{Cut(StatsLine.Words(report.Workers, report.Playing, report.State))}{Clear}\r");
        }

        Console.Write(Clear);
    }

    /// <summary>A line that is too long would be two, of which one would stay.</summary>
    private static string Cut(string line) => line[..Math.Min(line.Length, AnsiConsole.Profile.Width - 1)];

    /// <summary>Null while no worker answers: the next one will.</summary>
    private async Task<StatusReport?> Ask(Uri status)
    {
        try
        {
            return await http.GetFromJsonAsync(status, StatusJson.Default.StatusReport);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
