using System.CommandLine;
using System.Net;

using Holdover.Commands;
using Holdover.Hosts.Real.Party;
using Holdover.Hosts.Real.Web;

namespace Holdover.Tests.Hosts.Commands;

/// <summary>What `serve` is told reaches who has to hold to it: of a machine that has only loopback addresses no more can be seen.</summary>
public class ServeOptionsTests
{
    private static readonly IPAddress Neighbour = IPAddress.Parse("192.0.2.7");

    [Theory]
    [InlineData("--per-address 2", 2)]
    [InlineData("", 128)]
    public void Of_one_address_as_many_connections_are_let_in_as_per_address_says(string told, int most)
    {
        var counts = new ConnectionCounts(Read(told).Doors);
        for (var connection = 0; connection < most; connection++)
            Assert.Null(counts.Enter(Neighbour));
        Assert.Contains($"there are {most} connections of your address", counts.Enter(Neighbour), StringComparison.Ordinal);
        Assert.Null(counts.Enter(IPAddress.Parse("192.0.2.8")));
    }

    [Theory]
    [InlineData("--per-address 0")]
    [InlineData("--per-address many")]
    [InlineData("--per-address 100000")]
    public void What_is_no_count_of_connections_is_refused(string told) => Assert.NotEmpty(Parse(told, out _).Errors);

    private static PartyOptions Read(string told)
    {
        var parsed = Parse(told, out var options);
        Assert.Empty(parsed.Errors);
        return options.Read(parsed);
    }

    private static ParseResult Parse(string told, out ServeOptions options)
    {
        options = new ServeOptions();
        return ServeOptions.AddTo(new Command("serve"), options).Parse($"music.wav {told}");
    }
}
