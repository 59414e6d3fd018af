using Holdover.Hosts.Real.Network;

namespace Holdover.Hosts.Real.Party;

/// <summary>One listener's connection.</summary>
internal sealed class ListenerConnection(WebSocketLink link)
{
    public WebSocketLink Link => link;

    /// <summary>Where it is written how far its client was sent; nowhere until it has introduced itself, or if nothing outlives us.</summary>
    public ClientMark? Mark { get; set; }
}
