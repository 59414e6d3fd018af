using Holdover.Hosts.Real.Network;
using Holdover.Hosts.Real.Serving;
using Holdover.Supervisor;

namespace Holdover.Commands.Demo;

/// <summary>What the demo can be unkind to: the network, and the server's processes.</summary>
/// <param name="network">Between server and speaker.</param>
/// <param name="server">Where the server's processes find each other.</param>
internal sealed class DemoParty(ImpairmentProxy network, ServeFolder server)
{
    private ProcessRef? harmed;

    public ImpairmentProxy Network => network;

    /// <summary>Sends a signal to the process of a place.</summary>
    public void Harm(int place, int signal)
    {
        harmed = server.ProcessAt(place);
        server.Signal(place, signal);
    }

    /// <summary>The process that took the place of the one that was harmed; null as long as that is there.</summary>
    public int? SuccessorOf(int place) => server.ProcessAt(place) is { } now && now != harmed ? now.Id : null;
}
