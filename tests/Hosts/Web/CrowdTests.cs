using System.Text.Json;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Web;

/// <summary>Many who come at one instant are all let in.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Crowd = 24;

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        http.Dispose();
        folder.Dispose();
    }

    /// <summary>A process of its own: what runs for the first time is slow, and lets one overtake the other.</summary>
    [Fact]
    public async Task Whoever_comes_with_others_is_a_listener_like_them()
    {
        Music.Noise(milliseconds: 100).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start("serve", folder["source.wav"], "--loop", "--port", "0", "--bind", "127.0.0.1");
        var url = new Uri(await serve.ServedUrl());
        var crowd = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => Task.Run(() => RawListener.Connect(url, $"{number}"))));
        try
        {
            await Wait.Until(async () => await Listeners(url) == Crowd || serve.Errors.Length > 0, "everybody");
            Assert.Empty(serve.Errors);
        }
        finally
        {
            foreach (var listener in crowd)
                await listener.DisposeAsync();
        }
    }

    private async Task<int> Listeners(Uri url) =>
        JsonDocument.Parse(await http.GetStringAsync(new Uri($"http://{url.Authority}/api/status"))).RootElement.GetProperty("listeners").GetInt32();
}
