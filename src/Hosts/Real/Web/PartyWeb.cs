using Holdover.Hosts.Real.Party;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Holdover.Hosts.Real.Web;

/// <summary>What a party's server answers to people and their tools, beside its players.</summary>
public sealed class PartyWeb : IDisposable
{
    /// <summary>Asking changes nothing here, so both ask the same.</summary>
    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    private readonly PartyOptions options;
    private readonly IPartyView party;
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly Doors doors;
    private readonly PartyMetrics metrics;
    private readonly PrometheusPage prometheus;
    private readonly IDisposable? export = OtlpExport.StartIfAsked();

    /// <param name="options">What is served, where, and for whom.</param>
    /// <param name="party">Who knows how it stands.</param>
    public PartyWeb(PartyOptions options, IPartyView party)
    {
        (this.options, this.party) = (options, party);
        doors = new(options.Doors);
        metrics = new(party, doors, () => Uptime);
        prometheus = new(metrics.Meter);
    }

    private TimeSpan Uptime => TimeProvider.System.GetElapsedTime(started);

    /// <summary>Limits connections; before anything listens.</summary>
    public void Limit(KestrelServerOptions kestrel) => doors.Limit(kestrel);

    /// <summary>Guards every route, and adds ours; before any other.</summary>
    public void Map(WebApplication app)
    {
        doors.Guard(app);
        Page.Map(app, Asking);
        app.MapMethods("/address.svg", Asking, (HttpContext context) => Fresh(context, Picture(context.Request)));
        app.MapMethods("/healthz", Asking, (HttpContext context) => Fresh(context, Health()));
        app.MapMethods("/api/status", Asking, (HttpContext context) => Fresh(context, Results.Json(Report(context.Request), StatusJson.Default.StatusReport)));
        app.MapMethods("/metrics", Asking, (HttpContext context) => Fresh(context, Results.Text(prometheus.Render(), PrometheusPage.ContentType)));
    }

    public void Dispose()
    {
        export?.Dispose();
        prometheus.Dispose();
        metrics.Dispose();
    }

    /// <summary>True of this moment only.</summary>
    private static IResult Fresh(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result;
    }

    private IResult Health() => party.View.IsServing
        ? Results.Text("ok\n")
        : Results.Text("there is no coordinator, and nothing left to play\n", statusCode: StatusCodes.Status503ServiceUnavailable);

    private IResult Picture(HttpRequest request) =>
        GuestAddress.Of(request, options.Address) is { } address
            ? Results.Text(new QrCode(address).ToSvg(), "image/svg+xml")
            : Results.Text("only this machine can reach this server\n", statusCode: StatusCodes.Status404NotFound);

    private StatusReport Report(HttpRequest request)
    {
        var view = party.View;
        return new(
            options.Name, Release.Version, Math.Round(Uptime.TotalSeconds, 3), GuestAddress.Of(request, options.Address), options.SourceName,
            view.State, view.Listeners, view.Connections, view.Playing, view.Workers);
    }
}
