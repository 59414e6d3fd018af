using FsCheck;
using FsCheck.Fluent;
using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Session;

/// <summary>What is published, against a consumer that keeps its own list and a naive model that keeps every wish.</summary>
public sealed class OriginsTests
{
    private static readonly string[] MustBeMet = ["a splice", "a replacement", "a late withdrawal", "a linger that ended", "a return in time", "unseen"];

    [Fact]
    public void C107_C109_C111_C113_C114_A_consumer_that_takes_every_change_knows_what_is_published()
    {
        var met = new SortedSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Stories(), story => Play(story, met)).Check(Seeded.Quick.WithMaxTest(2_000));
        Assert.Empty(MustBeMet.Except(met));
    }

    [Fact]
    public void There_is_room_for_so_many_paths_and_for_those_that_are_forgotten_again()
    {
        var origins = default(Origins);
        for (var path = 1; path <= Origins.PathsMax; path++)
            Assert.True(origins.TryAnnounce(new(path), new(1), new(1)));
        Assert.False(origins.TryAnnounce(new(99), new(1), new(1)));
        origins.Withdraw(new(7), new(1));
        Assert.True(origins.TryAnnounce(new(99), new(1), new(1)));
    }

    private static void Play((int What, int Path, int Publisher, int Source)[] story, SortedSet<string> met)
    {
        var (origins, consumer) = (default(Origins), new SortedDictionary<int, uint>());
        var published = new SortedDictionary<int, (uint Publisher, uint Source, bool Lingers)>();
        foreach (var (what, path, publisher, source) in story)
        {
            var old = published.GetValueOrDefault(path);
            switch (what)
            {
                case 0:
                    Assert.True(origins.TryAnnounce(new(path), new((uint)publisher), new((uint)source)));
                    published[path] = ((uint)publisher, (uint)source, false);
                    met.Add(old.Lingers ? "a return in time" : old.Publisher == publisher ? "a splice" : old.Publisher > 0 ? "a replacement" : "a first");
                    break;
                case 1:
                    origins.Withdraw(new(path), new((uint)source));
                    if (old.Source == source)
                        published.Remove(path);
                    met.Add(old.Publisher > 0 && old.Source != source ? "a late withdrawal" : "a withdrawal");
                    break;
                case 2:
                    origins.Lose(new((uint)source));
                    foreach (var (lost, entry) in published.Where(pair => pair.Value.Source == source).ToArray())
                        published[lost] = entry with { Lingers = true };
                    break;
                case 3:
                    origins.EndLinger();
                    foreach (var lost in published.Where(pair => pair.Value.Lingers).Select(pair => pair.Key).ToArray())
                        met.Add(published.Remove(lost) ? "a linger that ended" : "");
                    break;
                default:
                    met.Add("unseen");
                    TakeAll(ref origins, consumer, published);
                    break;
            }

            Assert.Equal(published.Values.Any(entry => entry.Lingers), origins.AnyLingers);
        }

        TakeAll(ref origins, consumer, published);
    }

    /// <summary>Each change is one step, none is told twice, and there are at most two a path however much happened.</summary>
    private static void TakeAll(ref Origins origins, SortedDictionary<int, uint> consumer, SortedDictionary<int, (uint Publisher, uint Source, bool Lingers)> published)
    {
        for (var taken = 0; origins.TryTakeChange(out var change); taken++)
        {
            Assert.True(taken < 2 * Origins.PathsMax);
            var known = consumer.ContainsKey(change.Path.Value);
            Assert.Equal(known, change.Publisher.IsNone());
            if (known)
                consumer.Remove(change.Path.Value);
            else
                consumer.Add(change.Path.Value, change.Publisher.Value);
        }

        Assert.Equal(published.Select(pair => (pair.Key, pair.Value.Publisher)), consumer.Select(pair => (pair.Key, pair.Value)));
    }

    private static Arbitrary<(int What, int Path, int Publisher, int Source)[]> Stories() => Arb.From(Gen.ArrayOf(
        from what in Gen.Frequency((5, Gen.Constant(0)), (2, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)), (2, Gen.Constant(4)))
        from path in Gen.Choose(1, 3)
        from publisher in Gen.Choose(1, 2)
        from source in Gen.Choose(1, 4)
        select (what, path, publisher, source)));
}
