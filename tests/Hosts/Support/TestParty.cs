using System.Net;

using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Sources;

namespace Holdover.Tests.Hosts.Support;

/// <summary>A party on a free port of this machine, in this process.</summary>
internal sealed class TestParty : IAsyncDisposable
{
    private readonly PartyServer server;

    private TestParty(PartyHost host, PartyServer server)
    {
        Host = host;
        this.server = server;
        Ended = host.Run();
    }

    public PartyHost Host { get; }

    /// <summary>True once the source has been played to its end.</summary>
    public Task<bool> Ended { get; }

    public IPEndPoint Address => new(IPAddress.Loopback, server.Port);

    public Uri Url => UrlAt(server.Port);

    public static Uri UrlAt(int port) => new($"ws://127.0.0.1:{port}{PartyServer.Path}");

    public static async Task<TestParty> Serve(PartyOptions options)
    {
        var host = new PartyHost(options, PlayList.Open(options.Source, _ => { }));
        return new(host, await PartyServer.Start(options, host));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await Host.DisposeAsync();
    }
}
