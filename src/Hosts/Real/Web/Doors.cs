using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Holdover.Hosts.Real.Web;

/// <summary>
/// Who may ask, and how much: nothing behind it sees a request of a page that is not ours, for a host that is not us, or
/// larger than anything that is asked here. What is refused is told why in one sentence.
/// </summary>
internal sealed class Doors(DoorSettings settings)
{
    private const int RequestLineBytesMax = 4 << 10;
    private const int HeaderBytesMax = 16 << 10;
    private const int HeadersMax = 64;

    /// <summary>What a stranger says of himself is repeated only so far.</summary>
    private const int QuotedMax = 100;

    /// <summary>A connection too many is read until its request has come: bytes left unread would destroy the answer.</summary>
    private static readonly TimeSpan RefusalMax = TimeSpan.FromSeconds(1);

    private readonly HostNames names = new(settings.Hosts);
    private readonly ConnectionCounts connections = new(settings);

    /// <summary>Told of each refusal, by its reason.</summary>
    public Action<string>? Refused { get; set; }

    /// <summary>Connections that are open.</summary>
    public int Connections => connections.All;

    /// <summary>Before anything listens: limits each connection, and their number.</summary>
    public void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = RequestLineBytesMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        kestrel.Limits.MaxRequestHeaderCount = HeadersMax;
        kestrel.Limits.RequestHeadersTimeout = settings.HeadersMax;
        kestrel.Limits.KeepAliveTimeout = settings.SilenceMax;
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => Admit(connection, next)));
    }

    /// <summary>Before any route.</summary>
    public void Guard(IApplicationBuilder app)
    {
        app.Use(Examine);
        app.UseStatusCodePages(context => Say(context.HttpContext.Response, SentenceOf(context.HttpContext)));
    }

    private static string SentenceOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"there is nothing at {Quoted(context.Request.Path)}; the page is at /",
        StatusCodes.Status405MethodNotAllowed => $"{Quoted(context.Request.Method)} does not go with {Quoted(context.Request.Path)}; what does: {context.Response.Headers.Allow}",
        StatusCodes.Status426UpgradeRequired => "players connect here by WebSocket; the page for people is at /",
        var status => $"that was not understood ({status})",
    };

    private static string Quoted(string? text) => text is { Length: > QuotedMax } ? $"{text[..QuotedMax]}.." : $"{text}";

    private static Task Say(HttpResponse response, string sentence)
    {
        var body = Encoding.UTF8.GetBytes($"{sentence}\n");
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }

    private async Task Admit(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.Loopback;
        if (connections.Enter(address) is { } sentence)
        {
            Refused?.Invoke("connections");
            await Refuse(connection, sentence);
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            connections.Leave(address);
        }
    }

    private static async Task Refuse(ConnectionContext connection, string sentence)
    {
        var body = $"{sentence}; try again later\n";
        var answer = $"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nRetry-After: 10\r\nConnection: close\r\n\r\n{body}";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(RefusalMax);
        try
        {
            var asked = await connection.Transport.Input.ReadAsync(patience.Token);
            connection.Transport.Input.AdvanceTo(asked.Buffer.End);
            await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(answer), patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // It said nothing, or is gone: nobody to tell.
        }
    }

    private Task Examine(HttpContext context, RequestDelegate next)
    {
        if (Problem(context) is not { } refusal)
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        }

        Refused?.Invoke(refusal.Reason);
        context.Response.StatusCode = refusal.Status;
        context.Response.Headers.Connection = "close";
        return Say(context.Response, refusal.Sentence);
    }

    private Refusal? Problem(HttpContext context)
    {
        var (request, host) = (context.Request, context.Request.Host);
        if (!host.HasValue || !names.IsOurs(host.Host, context.Connection.LocalIpAddress))
            return new(StatusCodes.Status421MisdirectedRequest, "host", $"'{Quoted(host.Value)}' is no name of this server: ask for its address, or start it with --host {Quoted(host.Host)}");
        if (request.Headers.Origin is [var origin] && !SameOrigin.Is($"{origin}", $"{request.Headers.Host}"))
            return new(StatusCodes.Status403Forbidden, "origin", $"a page of {Quoted(origin)} may not use the server at {Quoted(host.Value)}: only its own page may");
        if (request.Headers.Origin.Count > 1)
            return new(StatusCodes.Status403Forbidden, "origin", "a request has one origin, and this has several");
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            return new(StatusCodes.Status413PayloadTooLarge, "body", "nothing that is asked here has a body: send the request without one");
        return null;
    }
}
