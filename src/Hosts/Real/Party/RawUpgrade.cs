using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdover.Hosts.Real.Party;

/// <summary>
/// An upgraded connection whose bytes go to the kernel when they are written, and not to a buffer of the server's: what is
/// written of how far a client was sent must hold when this process is killed the next instant.
/// </summary>
internal sealed class RawUpgrade(IHttpUpgradeFeature upgrade, IConnectionSocketFeature connection) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    /// <summary>Puts it in the place of the server's own.</summary>
    public static void Offer(HttpContext context)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade && context.Features.Get<IConnectionSocketFeature>() is { } socket)
            context.Features.Set<IHttpUpgradeFeature>(new RawUpgrade(upgrade, socket));
    }

    public async Task<Stream> UpgradeAsync() => new RawStream(await upgrade.UpgradeAsync(), connection.Socket);
}
