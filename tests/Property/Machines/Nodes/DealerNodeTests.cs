using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Nodes;

/// <summary>
/// A dealer's node in worlds that say anything a world could say, beside a naive model of what each subscriber is owed;
/// now and then it is written and read, or copied, and what goes on is the copy.
/// </summary>
public sealed class DealerNodeTests
{
    private const int Walks = 200;
    private const int StepsOfWalk = 400;

    private static readonly string[] Uris = ["hm://a", "hm://a/b", "hm://a/b/c", "hm://d", "nonsense"];

    /// <summary>All but what is said to the dealer itself.</summary>
    private static readonly Phrase<BusInput>[] Phrases = [.. Vocabulary<BusInput>.All.Where(phrase => phrase.Name != "op_Implicit")];

    [Fact]
    public void A_dealer_with_subscribers_survives_any_world_and_loses_and_repeats_nothing()
    {
        var met = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Walks; seed++)
        {
            var owed = new OwedMessages();
            var (walked, now) = (NewNode(new()), new MonotonicTime(1_000_000));
            for (var stretch = 0; stretch < 4; stretch++)
            {
                walked = stretch % 2 == 0 ? ReadAgain(walked) : Copied(walked);
                var walk = new NodeWalk<BusInput, DealerEffect>(walked, (seed * 4) + stretch, DealerNode.EffectsMax, owed.See);
                walk.Generator.Now = now;
                walked.Rewind(now);
                while (walk.Steps < StepsOfWalk / 4)
                {
                    walk.Step(generator => Say(walked, owed, generator));
                    owed.StepIsOver();
                }

                now = walk.Generator.Now;
            }

            owed.CountInto(met);
        }

        Assert.All(
            ["given", "given again", "taken", "overrun", "nobody's", "released", "unregistered", "cancelled"],
            what => Assert.True(met.GetValueOrDefault(what) > 50, $"\"{what}\" occurred {met.GetValueOrDefault(what)} times"));
    }

    [Fact]
    public void Its_shape_is_the_same_at_another_time_and_after_another_history()
    {
        var elsewhere = new ShiftingCodec(new(987_654_321), 1_000, 123_456);
        for (var seed = 0; seed < 50; seed++)
        {
            var owed = new OwedMessages();
            var here = NewNode(new());
            var walk = new NodeWalk<BusInput, DealerEffect>(here, seed, DealerNode.EffectsMax, owed.See);
            while (walk.Steps < 100)
                walk.Step(generator => Say(here, owed, generator));
            var there = ReadAgain(here);
            elsewhere.Shift(ref there);
            Assert.Equal(ShapeOf(here, walk.Generator.Now), ShapeOf(there, walk.Generator.Now + new Duration(987_654_321)));
        }
    }

    private static DealerNode NewNode(TextTable texts)
    {
        foreach (var uri in Uris)
            texts.Intern(uri);
        return new(DealerSettings.Default, Dice.Fixed, texts);
    }

    private static DealerNode ReadAgain(DealerNode node)
    {
        var read = new DealerNode(DealerSettings.Default, Dice.Fixed, node.Texts);
        var bytes = new byte[16_384];
        Assert.True(ExactReader.TryRead(bytes.AsSpan(0, ExactWriter.Write(ref node, bytes)), ref read));
        return read;
    }

    private static DealerNode Copied(DealerNode node)
    {
        var copy = new DealerNode(DealerSettings.Default, Dice.Fixed, node.Texts);
        node.CopyTo(copy);
        return copy;
    }

    private static string ShapeOf(DealerNode node, MonotonicTime now)
    {
        var bytes = new byte[16_384];
        return Convert.ToHexString(bytes, 0, ShapeWriter.Write(ref node, now, new(), bytes));
    }

    private static BusInput? Say(DealerNode node, OwedMessages owed, Generator generator)
    {
        if (generator.Chance(node.State >= DealerState.Online ? 0.1 : 0.6))
            return owed.Hear(ToDealer(node, owed, generator));
        var isMessage = node.State >= DealerState.Online && generator.Chance(0.6);
        var input = (isMessage ? Phrases.Single(phrase => phrase.Name == nameof(BusInput.MessageReceived)) : generator.Pick(Phrases)).Say(generator);
        if (input.Part == BusPart.Begin || owed.Asked.IsNone() || (input.Part == BusPart.Leave && generator.Chance(0.8)))
            return null;
        return owed.Hear(input with
        {
            Address = new(1 + generator.Below(Uris.Length - 1)),
            Addresses = new(new TextId(1 + generator.Below(Uris.Length)), new TextId(1 + generator.Below(Uris.Length - 1))),
            Subscriber = owed.Pick(generator),
            Receive = input.Part == BusPart.Receive ? owed.NextReceive() : owed.LastReceive,
            Dealer = input.Dealer with { Connection = owed.Asked, Handle = owed.NextHandle() },
        });
    }

    private static DealerInput ToDealer(DealerNode node, OwedMessages owed, Generator generator)
    {
        var awaited = node.State switch
        {
            DealerState.Stopped => nameof(DealerInput.StartRequested),
            DealerState.Resolving => nameof(DealerInput.EndpointResolved),
            DealerState.Connecting => nameof(DealerInput.TransportOpened),
            DealerState.AwaitingId => nameof(DealerInput.ConnectionIdReceived),
            _ => nameof(DealerInput.PongReceived),
        };
        return Vocabulary<DealerInput>.All.First(phrase => phrase.Name == awaited).Say(generator) with { Connection = owed.Asked };
    }
}
