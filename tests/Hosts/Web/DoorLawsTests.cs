using System.Net;

using FsCheck;
using FsCheck.Fluent;

using Holdover.Hosts.Real.Web;

namespace Holdover.Tests.Hosts.Web;

/// <summary>What holds at the door for every name, page and crowd.</summary>
public sealed class DoorLawsTests
{
    private static readonly HostNames Names = new(["music.example"]);

    private static Gen<string> Labels => Gen.Elements("localhost", "evil", "example", "local", "127.0.0.1", "music", "1", "xn--a", "");

    private static Gen<string> Hosts =>
        from labels in Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Labels, count))
        from port in Gen.Elements("", ":80", ":8927")
        select string.Join('.', labels) + port;

    [Fact]
    public void A_page_is_ours_if_and_only_if_it_names_the_host() =>
        Prop.ForAll(Arb.From(Hosts), Arb.From(Hosts), Arb.From(Gen.Elements("http", "https", "ws", "null", "")), (page, host, scheme) =>
        {
            var same = scheme is "http" or "https" && page == host;
            Assert.Equal(same, SameOrigin.Is($"{scheme}://{page}", host));
            Assert.Equal(same, SameOrigin.Is($"{scheme}://{page.ToUpperInvariant()}", host));
        }).Check(Seeded.Quick.WithMaxTest(2_000));

    [Fact]
    public void Nothing_around_a_name_of_ours_makes_another_name_ours() =>
        Prop.ForAll(Arb.From(Hosts), Arb.From(Gen.Elements("localhost", "music.example", "127.0.0.1", "[::1]", Environment.MachineName)), (other, ours) =>
        {
            Assert.True(Names.IsOurs(ours, reached: null));
            Assert.False(Names.IsOurs($"{ours}.evil.example", reached: null));
            Assert.False(Names.IsOurs($"evil-{ours}", reached: null));
            Assert.False(Names.IsOurs($"{other}.evil.example", reached: null));
        }).Check(Seeded.Quick);

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LocalHost.", true)]
    [InlineData("party.localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("[::1]", true)]
    [InlineData("[::ffff:127.0.0.1]", true)]
    [InlineData("203.0.113.7", true)]
    [InlineData("203.0.113.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("[::]", false)]
    [InlineData("music.example", true)]
    [InlineData("example", false)]
    [InlineData("notlocalhost", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    public void A_name_is_ours_if_strangers_cannot_point_it_here(string host, bool ours) =>
        Assert.Equal(ours, Names.IsOurs(host, IPAddress.Parse("::ffff:203.0.113.7")));

    [Fact]
    public void The_machine_is_known_by_its_addresses() =>
        Assert.All(HostNames.Addresses, address => Assert.True(Names.IsOurs(address.ToString(), reached: null), $"{address}"));

    /// <summary>A crowd that comes and goes: nobody gets in beyond the limits, nobody is kept out below them, and nothing is remembered of who is gone.</summary>
    [Fact]
    public void Connections_are_limited_in_all_and_of_each_address() =>
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Choose(0, 7))), steps =>
        {
            IPAddress[] addresses = [.. new[] { "127.0.0.1", "10.0.0.1", "10.0.0.2", "2001:db8::1" }.Select(IPAddress.Parse)];
            var (counts, open) = (new ConnectionCounts(new() { ConnectionsMax = 6, ConnectionsOfAddressMax = 2 }), new int[addresses.Length]);
            foreach (var step in steps)
            {
                var who = step / 2;
                if (step % 2 == 0)
                {
                    var room = open.Sum() < 6 && (who == 0 || open[who] < 2);
                    Assert.Equal(room, counts.Enter(addresses[who]) is null);
                    open[who] += room ? 1 : 0;
                }
                else if (open[who] > 0)
                {
                    counts.Leave(addresses[who]);
                    open[who]--;
                }
            }

            Assert.Equal(open.Sum(), counts.All);
            Assert.Equal(open.Skip(1).Count(count => count > 0), counts.Addresses);
        }).Check(Seeded.Quick.WithMaxTest(500));

    [Fact]
    public void Addresses_of_one_network_of_version_6_are_one()
    {
        var counts = new ConnectionCounts(new() { ConnectionsOfAddressMax = 1 });
        Assert.Null(counts.Enter(IPAddress.Parse("2001:db8:0:1::1")));
        Assert.NotNull(counts.Enter(IPAddress.Parse("2001:db8:0:1:ffff::2")));
        Assert.Null(counts.Enter(IPAddress.Parse("2001:db8:0:2::1")));
        Assert.Null(counts.Enter(IPAddress.Parse("::ffff:10.0.0.1")));
        Assert.NotNull(counts.Enter(IPAddress.Parse("10.0.0.1")));
    }
}
