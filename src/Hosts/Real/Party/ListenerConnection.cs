using Holdover.Hosts.Real.Sources;
using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Hosts.Real.Party;

/// <summary>One listener's connection.</summary>
internal sealed class ListenerConnection(ListenerLink link, ClientFrames frames)
{
    public ListenerLink Link => link;

    /// <summary>For people: the name that it gave, of which nothing can pass for more of a line than that, and where it is.</summary>
    public string Described => $"'{TagText.Clean(frames.Name)}' at {link.Address}";

    /// <summary>The generation that it was sent last, and the first frame behind that.</summary>
    public (PlayRequestId Request, long Frame) SentTo { get; set; }

    /// <summary>Where it is written how far its client was sent; nowhere until it has introduced itself, or if nothing outlives us.</summary>
    public ClientMark? Mark { get; set; }
}
