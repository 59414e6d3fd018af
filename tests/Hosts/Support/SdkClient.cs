using System.Diagnostics;
using System.Text.Json;

namespace Holdover.Tests.Hosts.Support;

/// <summary>The SDK that browsers use, without a browser, in a process of its own: see Sdk/client.mjs.</summary>
internal sealed class SdkClient : IDisposable
{
    private readonly Process node;
    private readonly Task<string> output;

    /// <param name="server">The server's address.</param>
    /// <param name="file">Where what is heard is written.</param>
    /// <param name="options">What else it is told; see there.</param>
    public SdkClient(Uri server, string file, params string[] options)
    {
        node = Process.Start(new ProcessStartInfo("node", [Path.Combine(NodeFactAttribute.SdkFolder(), "client.mjs"), $"http://{server.Authority}", "--out", file, "--timeout", "40", .. options])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        })!;
        output = node.StandardOutput.ReadToEndAsync();
    }

    /// <summary>What it heard, at the end of the stream.</summary>
    public async Task<JsonElement> Report() => JsonDocument.Parse(await Wait.For(output, "the client's report")).RootElement;

    public void Dispose()
    {
        if (!node.HasExited)
            node.Kill();
        node.Dispose();
    }
}
