using Holdover.Hosts.Simulated.Exploring;
using Holdover.Hosts.Simulated.Interleaving;

using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Interleaving;

/// <summary>The search itself: that it finds what is wrong with the order of asynchronous code, and shows it again.</summary>
[Collection(nameof(Alone))]
public sealed class SearchTests
{
    public static TheoryData<ExplorationStrategy> Strategies => new(Enum.GetValues<ExplorationStrategy>());

    /// <summary>Two read, wait and write: the second may write what the first has read before.</summary>
    [Theory]
    [MemberData(nameof(Strategies))]
    public void A_lost_update_is_found_and_its_path_shows_it_again(ExplorationStrategy strategy)
    {
        var found = InterleavingSearch.Explore(LostUpdate, new() { Strategy = strategy, Iterations = 1_000 });
        Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(found.Failure);
        Assert.True(ExplorationPath.TryParse(found.Path.ToString(), out var path));
        Assert.True(ExplorationPath.TryParse("", out var inTurn));
        Assert.Equal(found.Failure!.Message, InterleavingSearch.Replay(LostUpdate, path).Failure?.Message);
        Assert.Null(InterleavingSearch.Replay(LostUpdate, inTurn).Failure);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void The_same_seed_makes_the_same_choices(ExplorationStrategy strategy)
    {
        ExplorationPath Explore() => InterleavingSearch.Explore(run => Count(run, _ => { }), new() { Strategy = strategy, Iterations = 20, Seed = 7 }).Path;
        Assert.Equal(Explore().ToString(), Explore().ToString());
    }

    /// <summary>Three flows of two steps each after their first: 9! / (3! 3! 3!) orders, if leaving a flow costs nothing.</summary>
    [Fact]
    public void Every_order_is_made_once_if_the_budget_allows_all()
    {
        var orders = new HashSet<string>();
        var report = InterleavingSearch.Explore(run => Count(run, order => Assert.True(orders.Add(order))), new() { Budget = 9, Iterations = 10_000 });
        Assert.Null(report.Failure);
        Assert.Null(report.Unfinished);
        Assert.Equal((1_680, 1_680), (report.Runs, orders.Count));
    }

    [Fact]
    public void Fewer_preemptions_are_fewer_orders()
    {
        int Runs(int budget) => InterleavingSearch.Explore(run => Count(run, _ => { }), new() { Budget = budget, Iterations = 10_000 }).Runs;
        Assert.Equal(6, Runs(0));
        Assert.True(Runs(0) < Runs(1) && Runs(1) < Runs(2));
    }

    [Fact]
    public void What_waits_for_ever_is_named()
    {
        var report = InterleavingSearch.Explore(
            run =>
            {
                var (left, right) = (new TaskCompletionSource(), new TaskCompletionSource());
                run.Start("left", async () => { await right.Task; left.SetResult(); });
                run.Start("right", async () => { await left.Task; right.SetResult(); });
                return () => { };
            },
            new());
        Assert.Equal("nothing can go on, and left and right has not ended", Assert.IsType<InterleavingException>(report.Failure).Message);
    }

    [Fact]
    public void What_goes_round_is_named()
    {
        var report = InterleavingSearch.Explore(
            run =>
            {
                run.Start("restless", async () => { while (true) await Task.Yield(); });
                return () => { };
            },
            new());
        Assert.Contains("restless", Assert.IsType<InterleavingException>(report.Failure).Message, StringComparison.Ordinal);
    }

    /// <summary>What a run does not control, it cannot repeat: it never passes for a run that was well.</summary>
    [Fact]
    public void What_leads_out_of_the_run_fails_it()
    {
        using var held = new ManualResetEventSlim();
        var report = InterleavingSearch.Explore(
            run =>
            {
                run.Start("wanderer", async () => await Task.Run(() => held.Wait()));
                return () => { };
            },
            new() { Iterations = 1 });
        held.Set();
        Assert.Contains("wanderer", Assert.IsType<InterleavingException>(report.Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_may_come_to_a_timer_while_others_could_go_on()
    {
        var orders = new SortedSet<string>(StringComparer.Ordinal);
        InterleavingSearch.Explore(
            run =>
            {
                var order = "";
                run.Start("later", async () => { await Task.Delay(TimeSpan.FromMilliseconds(20), run.Time); order += "20"; });
                run.Start("sooner", async () => { await Task.Delay(TimeSpan.FromMilliseconds(10), run.Time); order += "10"; });
                run.Start("at once", async () => { await Task.Yield(); order += "!"; });
                return () => orders.Add(order);
            },
            new() { Budget = 4, Iterations = 100_000 });
        Assert.Superset(new SortedSet<string> { "!1020", "10!20", "1020!" }, orders);
    }

    private static Action LostUpdate(ControlledRun run)
    {
        var sum = 0;
        for (var number = 0; number < 2; number++)
            run.Start($"adder {number}", Add);
        return () => Assert.Equal(2, sum);

        async Task Add()
        {
            var read = sum;
            await Task.Yield();
            sum = read + 1;
        }
    }

    private static Action Count(ControlledRun run, Action<string> seen)
    {
        var order = "";
        foreach (var letter in "abc")
            run.Start($"{letter}", () => Step(letter));
        return () => seen(order);

        async Task Step(char letter)
        {
            for (var step = 0; step < 3; step++)
            {
                order += letter;
                if (step < 2)
                    await Task.Yield();
            }
        }
    }
}
