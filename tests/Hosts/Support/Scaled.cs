using System.Net;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Party;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Session;

namespace Holdover.Tests.Hosts.Support;

/// <summary>
/// The machines' spans as short as a busy machine allows, so that an outage takes less than a second: waits for a network
/// at a tenth or less. What has to outlast code that runs for the first time, beside other tests, shrinks less.
/// </summary>
internal static class Scaled
{
    public static readonly EndpointSettings Speaker = new()
    {
        EndWithStream = true,
        Session = new()
        {
            FirstRetryMax = Duration.FromMilliseconds(25),
            BackoffInitial = Duration.FromMilliseconds(100),
            BackoffMax = Duration.FromMilliseconds(300),
            SilenceWhilePlaying = Duration.FromMilliseconds(300),
            ProbeWhilePlaying = Duration.FromMilliseconds(400),
            CloseMax = Duration.FromMilliseconds(300),
        },
    };

    public static PartyOptions Party(string source) => new(source, Loop: false, IPAddress.Loopback, Port: 0, "party under test")
    {
        Coordinator = new()
        {
            BufferAhead = Duration.FromMilliseconds(4_000),
            StartLead = Duration.FromMilliseconds(2_500),
            DrainMargin = Duration.FromMilliseconds(50),
        },
    };
}
