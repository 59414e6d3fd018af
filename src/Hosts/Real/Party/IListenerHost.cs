using System.Net.WebSockets;

namespace Holdover.Hosts.Real.Party;

/// <summary>Who serves the listeners that come in by a door.</summary>
public interface IListenerHost
{
    /// <summary>Carries one accepted listener until its connection ends.</summary>
    Task Serve(WebSocket socket);
}
