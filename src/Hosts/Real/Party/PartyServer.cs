using System.Net;
using System.Net.WebSockets;

using Holdover.Hosts.Real.Serving;
using Holdover.Hosts.Real.Web;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdover.Hosts.Real.Party;

/// <summary>The door of a party: HTTP and WebSockets on one port.</summary>
public sealed class PartyServer : IAsyncDisposable
{
    /// <summary>Where listeners connect; the path that players of the protocol look at.</summary>
    public const string Path = "/sendspin";

    private readonly WebApplication app;
    private readonly PartyWeb web;

    private PartyServer(WebApplication app, PartyWeb web) => (this.app, this.web) = (app, web);

    /// <summary>The port, also where a free one was asked for.</summary>
    public int Port => new Uri(((IApplicationBuilder)app).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>Where the last of the addresses is listened at.</summary>
    internal Uri LastDoor => new UriBuilder(((IApplicationBuilder)app).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.Last()) { Scheme = Uri.UriSchemeWs, Path = Path }.Uri;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The port is taken, or not ours to take.</exception>
    public static Task<PartyServer> Start(PartyOptions options, IListenerHost host) => Start([new IPEndPoint(options.Address, options.Port)], options, host);

    /// <summary>Begins to take whoever comes by a worker's door, or at the port that it has to itself.</summary>
    /// <exception cref="IOException">That port is taken, or not ours to take.</exception>
    public static Task<PartyServer> Start(WorkerHost host) => Start([host.Door.Address, .. host.OwnAddresses], host.Options, host, host.Door);

    /// <param name="addresses">Where to listen.</param>
    /// <param name="options">Who may ask, and what is told of the party.</param>
    /// <param name="host">Who serves whoever comes.</param>
    /// <param name="door">Who has the socket of its address already; nobody if null.</param>
    internal static async Task<PartyServer> Start(IPEndPoint[] addresses, PartyOptions options, IListenerHost host, SharedDoor? door = null)
    {
        // Nothing of the folder that it is started in is read, or watched.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        var pages = new PartyWeb(options, host);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            pages.Limit(kestrel);
            foreach (var address in addresses)
                kestrel.Listen(address);
        });
        if (door is not null)
            builder.Services.AddSingleton<IConnectionListenerFactory>(door);
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(hosting => hosting.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var built = builder.Build();
        pages.Map(built);
        built.Use(next => context =>
        {
            RawUpgrade.Offer(context);
            return next(context);
        });
        built.UseWebSockets();
        built.Map(Path, context => Accept(context, host));
        try
        {
            await built.StartAsync();
            return new(built, pages);
        }
        catch
        {
            pages.Dispose();
            await built.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        web.Dispose();
    }

    private static async Task Accept(HttpContext context, IListenerHost host)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = (int)HttpStatusCode.UpgradeRequired;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await host.Serve(socket, context.Features.Get<RawUpgrade>()!.Upgraded!);
    }
}
