namespace Holdover.Hosts.Real.Web;

/// <summary>Whether a page that asks is a page of this server.</summary>
internal static class SameOrigin
{
    /// <summary>
    /// Compares what a browser says of the page with what it says of the server. Both leave out the usual port of their
    /// scheme, so the two are the same text or the page is another's; a proxy in front may have taken the encryption off.
    /// </summary>
    /// <param name="origin">The header Origin: a scheme, a host and perhaps a port.</param>
    /// <param name="host">The header Host.</param>
    public static bool Is(string origin, string host) => Is(origin, "http://", host) || Is(origin, "https://", host);

    private static bool Is(string origin, string scheme, string host) =>
        origin.Length == scheme.Length + host.Length
        && origin.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
        && origin.EndsWith(host, StringComparison.OrdinalIgnoreCase);
}
