using System.Net;

using Holdover.Endpoint;
using Holdover.Hosts.Real.Party;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Session;

namespace Holdover.Tests.Hosts.Support;

/// <summary>
/// The machines' spans at about a tenth, so that an outage takes half a second. The buffer shrinks less: on a machine
/// that is busy with other tests it must still outlast an outage.
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
            SilenceWhilePlaying = Duration.FromMilliseconds(150),
            ProbeWhilePlaying = Duration.FromMilliseconds(100),
            CloseMax = Duration.FromMilliseconds(300),
        },
    };

    public static PartyOptions Party(string source) => new(source, Loop: false, IPAddress.Loopback, Port: 0, "party under test")
    {
        Coordinator = new()
        {
            BufferAhead = Duration.FromMilliseconds(2_000),
            StartLead = Duration.FromMilliseconds(500),
            DrainMargin = Duration.FromMilliseconds(50),
        },
    };
}
