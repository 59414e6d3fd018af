using Holdover.Machines;

namespace Holdover.Hosts.Real.Party;

/// <summary>One listener's connection.</summary>
internal sealed class ListenerConnection(ListenerLink link)
{
    public ListenerLink Link => link;

    /// <summary>The generation that it was sent last, and the first frame behind that.</summary>
    public (PlayRequestId Request, long Frame) SentTo { get; set; }

    /// <summary>Where it is written how far its client was sent; nowhere until it has introduced itself, or if nothing outlives us.</summary>
    public ClientMark? Mark { get; set; }
}
