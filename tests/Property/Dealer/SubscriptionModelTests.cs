using FsCheck;
using FsCheck.Fluent;
using Holdover.Dealer;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

/// <summary>The table beside a list that is searched from end to end.</summary>
public class SubscriptionModelTests
{
    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    [Fact]
    public void The_table_does_what_a_list_would()
    {
        Prop.ForAll(Tape.Any, numbers =>
        {
            var (tape, table, list) = (new Tape(numbers), new SubscriptionTable(), new NaiveSubscriptions());
            for (var step = 0; step < 20; step++)
                Step(tape, table, list);
        }).Check(Seeded.Quick.WithMaxTest(3_000));
        Assert.All(
            ["InvalidUri", "AlreadyHandled", "0 told", "1 told", "2 told", "3 told", "handled", "left"],
            what => Assert.True(seen.GetValueOrDefault(what) >= 20, $"\"{what}\" occurred {seen.GetValueOrDefault(what)} times"));
    }

    [Theory]
    [InlineData("hm://a/b", "hm|a|b")]
    [InlineData("hm://a/b///", "hm|a|b")]
    [InlineData("hm://a//b", "hm|a||b")]
    [InlineData("hm://", "hm")]
    [InlineData("spotify:user:attributes:update", "spotify|user|attributes|update")]
    [InlineData("spotify:a/b:", "spotify|a/b")]
    [InlineData("social-connect/v2/session_update", "|social-connect|v2|session_update")]
    [InlineData("/a", "||a")]
    [InlineData("https://a", "|https:||a")]
    public void An_address_is_split_where_its_scheme_splits(string uri, string expected)
    {
        var segments = new Range[DealerUri.SegmentsMax];
        Assert.Equal(SubscriptionError.None, DealerUri.Split(uri, segments, out var count));
        Assert.Equal(expected, string.Join('|', segments.Take(count).Select(segment => uri[segment])));
    }

    [Fact]
    public void The_table_is_bounded()
    {
        var table = new SubscriptionTable();
        string[] uris = [.. Enumerable.Range(0, SubscriptionTable.AddressesMax).Select(number => $"hm://a/{number}")];
        Assert.Equal(SubscriptionError.None, table.TrySubscribe(uris, out var subscriber));
        Assert.Equal(SubscriptionError.TooMany, table.TrySubscribe(["hm://b"], out _));
        Assert.Equal(SubscriptionError.None, table.TryHandle(uris, out _));
        Assert.Equal(SubscriptionError.TooMany, table.TryHandle(["hm://b"], out _));
        table.Remove(subscriber);
        Assert.Equal(SubscriptionError.None, table.TrySubscribe(["hm://b"], out _));
        Assert.Equal(SubscriptionError.UriTooLong, table.TrySubscribe([new string('/', DealerUri.CharsMax + 1)], out _));
        Assert.Equal(SubscriptionError.UriTooLong, table.TrySubscribe([string.Join('/', Enumerable.Repeat("a", DealerUri.SegmentsMax))], out _));
    }

    private void Step(Tape tape, SubscriptionTable table, NaiveSubscriptions list)
    {
        string[] uris = tape.Many(3, () => Uri(tape));
        switch (tape.Below(5))
        {
            case 0:
                Saw(table.TrySubscribe(uris, out var subscriber).ToString());
                list.Subscribe(uris, subscriber);
                break;
            case 1:
                var error = table.TryHandle(uris, out var handler);
                Saw(error.ToString());
                Assert.Equal(list.Handle(uris, handler), error);
                break;
            case 2:
                Leave(tape, table, list);
                break;
            default:
                Compare(Uri(tape), table, list);
                break;
        }

        Assert.Equal((list.Subscribed, list.Handled), (table.Subscribed, table.Handled));
    }

    private void Leave(Tape tape, SubscriptionTable table, NaiveSubscriptions list)
    {
        var id = tape.Below(20);
        Saw(list.Remove(id) ? "left" : "nobody left");
        table.Remove(new SubscriberId(id));
        table.Remove(new HandlerId(id));
    }

    private void Compare(string uri, SubscriptionTable table, NaiveSubscriptions list)
    {
        var matching = new SubscriberId[SubscriptionTable.AddressesMax];
        var count = table.Match(uri, matching);
        Saw($"{count} told");
        Assert.Equal(list.Match(uri), matching.Take(count).Select(subscriber => subscriber.Value).Order());
        var handler = table.HandlerOf(uri);
        Saw(handler.IsNone ? "not handled" : "handled");
        Assert.Equal(list.HandlerOf(uri), handler.Value);
    }

    private static string Uri(Tape tape)
    {
        var parts = string.Join('/', tape.Many(3, () => tape.Pick("a", "b", "c", "")));
        return tape.Below(12) switch
        {
            0 => "nonsense",
            1 => $"spotify:{parts.Replace('/', ':')}",
            2 => $"x/{parts}",
            _ => $"hm://{parts}",
        };
    }

    private void Saw(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
}
