using System.Net.WebSockets;

using Holdover.Hosts.Real.Web;

namespace Holdover.Hosts.Real.Party;

/// <summary>Who serves the listeners that come in by a door.</summary>
public interface IListenerHost : IPartyView
{
    /// <summary>Carries one accepted listener until its connection ends.</summary>
    /// <param name="socket">Open.</param>
    /// <param name="stream">What it was made of.</param>
    Task Serve(WebSocket socket, RawStream stream);
}
