namespace Holdover.Hosts.Real.Embedding;

/// <summary>How bytes get to the peer: what an embedder writes.</summary>
public interface ISessionTransport
{
    /// <summary>
    /// Carries one connection from its dial to its end. Returning tells that the peer closed, throwing that it broke;
    /// both are losses unless the session is being closed.
    /// </summary>
    /// <param name="connection">Where to, and whom to tell what happens.</param>
    /// <param name="abort">Ends it at once: a later connection is already being made. Whatever is said of this one from here on is dropped.</param>
    Task Run(SessionConnection connection, CancellationToken abort);
}
