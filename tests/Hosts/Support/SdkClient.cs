using System.Diagnostics;
using System.Text.Json;

namespace Holdover.Tests.Hosts.Support;

/// <summary>The SDK that browsers use, in a process of its own, without a browser or in one: see Sdk/client.mjs and Sdk/chromium.mjs.</summary>
internal sealed class SdkClient : IDisposable
{
    private readonly Process node;
    private readonly Task<string> output;

    /// <param name="server">The server's address.</param>
    /// <param name="file">Where what is heard is written.</param>
    /// <param name="options">What else it is told; see there.</param>
    public SdkClient(Uri server, string file, params string[] options)
        : this("client.mjs", server, ["--out", file, .. options])
    {
    }

    private SdkClient(string script, Uri server, string[] options)
    {
        node = Process.Start(new ProcessStartInfo("node", [Path.Combine(NodeFactAttribute.SdkFolder(), script), $"http://{server.Authority}", "--timeout", "40", .. options])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        output = node.StandardOutput.ReadToEndAsync();
    }

    /// <summary>In Chromium, in which each codec is a client of its own, with the id "chromium-CODEC".</summary>
    public static SdkClient InChromium(Uri server, params string[] codecs) => new("chromium.mjs", server, codecs);

    /// <summary>In Chromium: it has heard enough.</summary>
    public void Stop() => node.StandardInput.Close();

    /// <summary>What it heard, at the end of the stream or when it was stopped.</summary>
    public async Task<JsonElement> Report() => JsonDocument.Parse(await Wait.For(output, "the client's report")).RootElement;

    public void Dispose()
    {
        if (!node.HasExited)
            node.Kill(entireProcessTree: true);
        node.Dispose();
    }
}
