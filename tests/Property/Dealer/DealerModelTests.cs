using FsCheck;
using FsCheck.Fluent;
using Holdover.Dealer;
using Holdover.Machines;
using Holdover.Tests.Property.Sendspin;

namespace Holdover.Tests.Property.Dealer;

public class DealerModelTests
{
    private static readonly Arbitrary<int[]> Tapes = Arb.From(
        Gen.Choose(0, int.MaxValue).ArrayOf(500), ArbMap.Default.ArbFor<int[]>().Shrinker);

    /// <summary>
    /// No put without the current id, ids and generations of now only, one reply a key and none elsewhere, nothing twice,
    /// dirty until acknowledged, one end, and a deadline for every wait: the observer asserts each at every step.
    /// </summary>
    [Fact]
    public void Whatever_happens_the_promises_of_a_dealer_hold()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Prop.ForAll(Tapes, numbers => new DealerWalk(new Tape(numbers), seen).Live(120)).Check(Seeded.Quick.WithMaxTest(1_500));
        string[] wanted =
        [
            "stale", "Registered ConnectionIdReceived", "Registering ConnectionIdReceived", "Registering RegistrationFailed", "Registered RegistrationFailed",
            "Registered DebounceElapsed", "Registered PutTimedOut", "Registering PutRetryDue", "Registered AnswerOverdue", "Registered RequestAnswered",
            "Registered CloseRequested", "Closing CloseTimedOut", "Resolving CredentialsRefused", "Connecting AddressTimedOut", "Connecting AttemptTimedOut",
            "AwaitingId AttemptTimedOut", "AwaitingId PongMissed", "Registered PongMissed", "Registered ProvedHealthy", "Backoff RetryDue", "Closed StartRequested",
        ];
        Assert.All(wanted, what => Assert.True(seen.GetValueOrDefault(what) >= 5, $"\"{what}\" occurred {seen.GetValueOrDefault(what)} times"));
    }

    /// <summary>The longest backoff, an attempt, and what a put that fails at the worst moment costs.</summary>
    [Fact]
    public void Whatever_happened_once_all_is_well_again_it_is_soon_registered()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Cases.MustOccur(cases => Prop.ForAll(Tapes, numbers =>
        {
            var walk = new DealerWalk(new Tape(numbers), seen);
            walk.Live(80);
            cases.SawOneOf(walk.State, DealerState.Stopped, DealerState.Online);
            walk.Heal(within: Duration.FromSeconds(75));
            Assert.True(walk.State is DealerState.Registered or DealerState.Closed, $"still {walk.State}");
        }).Check(Seeded.Quick.WithMaxTest(1_000)));
    }
}
