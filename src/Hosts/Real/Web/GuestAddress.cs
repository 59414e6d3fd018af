using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

using Microsoft.AspNetCore.Http;

namespace Holdover.Hosts.Real.Web;

/// <summary>Where guests find the page: the address that others are given, as text or as a picture to point a phone at.</summary>
public static class GuestAddress
{
    /// <summary>The header by which a proxy that took the encryption off says so.</summary>
    private const string Forwarded = "X-Forwarded-Proto";

    /// <summary>The address by which this page was asked for, unless that is one that only this machine can ask.</summary>
    internal static string? Of(HttpRequest request, IPAddress listening) =>
        IsLoopback(request.Host.Host)
            ? Of(listening, request.HttpContext.Connection.LocalPort)
            : $"{(request.Headers[Forwarded] == Uri.UriSchemeHttps ? Uri.UriSchemeHttps : request.Scheme)}://{request.Host}/";

    /// <summary>Null if only this machine can reach it, or there is no network.</summary>
    /// <param name="listening">The address that the server listens on.</param>
    /// <param name="port">Its port.</param>
    public static string? Of(IPAddress listening, int port)
    {
        var isAny = listening.Equals(IPAddress.Any) || listening.Equals(IPAddress.IPv6Any);
        var address = isAny ? OfMachine() : IPAddress.IsLoopback(listening) ? null : listening;
        return address is null ? null : $"http://{new IPEndPoint(address, port)}/";
    }

    private static bool IsLoopback(string host) =>
        IPAddress.TryParse(host, out var address) ? IPAddress.IsLoopback(address) : host.Split('.')[^1].Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>The one by which the world is reached comes first: it is the network that guests are on.</summary>
    private static IPAddress? OfMachine() =>
        (from network in NetworkInterface.GetAllNetworkInterfaces()
         where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
         let properties = network.GetIPProperties()
         from address in properties.UnicastAddresses
         where address.Address.AddressFamily == AddressFamily.InterNetwork
         orderby properties.GatewayAddresses.Count == 0
         select address.Address).FirstOrDefault();
}
