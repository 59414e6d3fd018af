using System.Reflection;
using System.Security.Cryptography;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Holdover.Hosts.Real.Web;

/// <summary>The page to listen: files that were built with the program and are carried in it.</summary>
internal static class Page
{
    private const string Index = "index.html";

    /// <summary>Names of the carried files begin so.</summary>
    private const string Prefix = "page/";

    /// <summary>Where there was nothing to build the page with, the server serves players all the same.</summary>
    private const string Missing = "this server was built without its page: install node and npm, and build it again; players connect at /sendspin\n";

    /// <param name="app">Gets the routes.</param>
    /// <param name="asking">Methods by which a file is asked for.</param>
    public static void Map(IEndpointRouteBuilder app, string[] asking)
    {
        var files = Files();
        foreach (var (name, (bytes, type, tag)) in files)
            app.MapMethods(name == Index ? "/" : $"/{name}", asking, (HttpContext context) => Send(context, bytes, type, tag));
        if (!files.ContainsKey(Index))
            app.MapMethods("/", asking, () => Results.Text(Missing, statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>A browser asks each time, and is told that nothing changed: after an update no old part is left.</summary>
    private static IResult Send(HttpContext context, byte[] bytes, string type, EntityTagHeaderValue tag)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.ContentSecurityPolicy = Policy(context.Request);
        return Results.Bytes(bytes, type, entityTag: tag);
    }

    /// <summary>Nothing of others is loaded, asked or embedded, and nobody frames it. Not every browser takes a socket for one of the same origin.</summary>
    private static string Policy(HttpRequest request) =>
        $"default-src 'self'; connect-src 'self' ws://{request.Host} wss://{request.Host}; img-src 'self' data:; media-src 'self' blob: data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private static Dictionary<string, (byte[] Bytes, string Type, EntityTagHeaderValue Tag)> Files()
    {
        var types = new FileExtensionContentTypeProvider();
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            name => name[Prefix.Length..],
            name =>
            {
                using var resource = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[resource.Length];
                resource.ReadExactly(bytes);
                var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
                return (bytes, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
            },
            StringComparer.Ordinal);
    }
}
