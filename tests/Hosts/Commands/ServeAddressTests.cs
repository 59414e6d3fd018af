using System.Net;
using System.Net.Sockets;

using Holdover.Tests.Hosts.Support;
using Holdover.Tests.Hosts.Web;

namespace Holdover.Tests.Hosts.Commands;

/// <summary>Where a server says that it is, it is.</summary>
public sealed class ServeAddressTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Where to listen, the host that is told, and where it is then asked; of version 6 where the machine has it.</summary>
    public static TheoryData<string, string, string> Addresses
    {
        get
        {
            var addresses = new TheoryData<string, string, string> { { "127.0.0.1", "127.0.0.1", "127.0.0.1" } };
            if (!HasVersion6)
                return addresses;
            addresses.Add("::1", "[::1]", "::1");
            addresses.Add("::", "localhost", "::1");
            addresses.Add("::", "localhost", "127.0.0.1");
            return addresses;
        }
    }

    private static bool HasVersion6
    {
        get
        {
            try
            {
                using var probe = new TcpListener(IPAddress.IPv6Loopback, 0);
                probe.Start();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task It_is_where_it_says(string bound, string host, string asked)
    {
        var source = Music.Noise(milliseconds: 100).Save(folder["source.wav"]);
        await using var serve = HoldoverProcess.Start("serve", source, "--port", "0", "--bind", bound);
        var url = new Uri(await serve.ServedUrl());
        Assert.Equal(host, url.Host);
        Assert.StartsWith("HTTP/1.1 200 ", await RawHttp.Get(new(IPAddress.Parse(asked), url.Port), "/healthz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_called_so()
    {
        await using var serve = HoldoverProcess.Start("serve", "-", "--port", "0", "--bind", "127.0.0.1");
        var url = await serve.ServedUrl();
        Assert.Equal($"Serving standard input at {url}\n", serve.Output);
    }
}
