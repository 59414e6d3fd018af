using Holdover.Endpoint;

namespace Holdover.Hosts.Real.Speaker;

/// <summary>What a speaker is told at its start.</summary>
/// <param name="Server">The server's address: ws:// or wss://.</param>
/// <param name="ClientId">By which the server knows it again.</param>
/// <param name="Name">By which people know it.</param>
/// <param name="Settings">Of its machines.</param>
public sealed record SpeakerOptions(Uri Server, string ClientId, string Name, EndpointSettings Settings)
{
    /// <summary>Where to write down every step, so that it can be replayed; nowhere if null.</summary>
    public string? Recording { get; init; }
}
