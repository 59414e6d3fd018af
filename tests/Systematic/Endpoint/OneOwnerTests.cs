using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Machines;
using Holdover.Session;

using static Holdover.Tests.Systematic.Endpoint.OwnedSpeaker;

namespace Holdover.Tests.Systematic.Endpoint;

/// <summary>However owners and losses follow each other, a device has one session and one dealer, and both are of the same owner.</summary>
public class OneOwnerTests
{
    private const int StepsMax = 4;

    private static readonly Action<OwnedSpeaker>[] Steps =
    [
        speaker => speaker.Hear(OwnerInput.HandoverRequested(Alice)),
        speaker => speaker.Hear(OwnerInput.HandoverRequested(Bob)),
        speaker => speaker.LoseSession(),
        speaker => speaker.LoseDealer(),
        speaker => speaker.Wait(Duration.FromSeconds(1)),
        speaker => speaker.Hear(SessionInput.TransportOpened(speaker.Session)).Hear(SessionInput.Greeted(speaker.Session)),
    ];

    [Fact]
    public void C15_No_order_of_owners_and_losses_leaves_two_sessions_or_the_wrong_ones()
    {
        var (stories, lostFirst) = (0, 0);
        foreach (var story in Stories(StepsMax))
        {
            var speaker = Serving(Alice);
            foreach (var step in story)
            {
                Steps[step](speaker);
                AtMostOneOfEach(speaker);
            }

            // Nobody answers the goodbyes: their deadlines do.
            speaker.Hear(OwnerInput.HandoverRequested(Bob));
            AtMostOneOfEach(speaker);
            speaker.AwaitDealer().Connect().Register(id: 2);
            Assert.Equal([EndpointPart.Session, EndpointPart.Dealer], speaker.Transports.Select(open => open.Part).Order());
            Assert.Equal((Bob, OwnerState.Running, DealerState.Registered), (speaker.Status.Account, speaker.Status.Owner, speaker.Status.Dealer));
            Assert.All(speaker.Transports, open => Assert.Equal(speaker.Status.OwnerEpoch, OwnerOf(speaker, open)));
            (stories, lostFirst) = (stories + 1, lostFirst + (Array.IndexOf(story, 2) is >= 0 and var lost && lost < Array.IndexOf(story, 1) ? 1 : 0));
        }

        Assert.Equal((1_296, true), (stories, lostFirst > 100));
    }

    private static IEnumerable<int[]> Stories(int length) => length == 0
        ? [[]]
        : from rest in Stories(length - 1) from step in Enumerable.Range(0, Steps.Length) select (int[])[.. rest, step];

    private static void AtMostOneOfEach(OwnedSpeaker speaker)
    {
        Assert.True(speaker.Transports.Count(open => open.Part == EndpointPart.Session) <= 1);
        Assert.True(speaker.Transports.Count(open => open.Part == EndpointPart.Dealer) <= 1);
        Assert.True(speaker.Transports.Select(open => OwnerOf(speaker, open)).Distinct().Count() <= 1);
    }

    /// <summary>On whose behalf a transport was asked for.</summary>
    private static OwnerEpoch OwnerOf(OwnedSpeaker speaker, (EndpointPart Part, ConnectionEpoch Connection) open) => speaker.Asked.Last(effect =>
        effect.Part == open.Part && (open.Part == EndpointPart.Session
            ? effect.Session.Action == SessionAction.OpenTransport && effect.Session.Connection == open.Connection
            : effect.Dealer.Action == DealerAction.OpenTransport && effect.Dealer.Connection == open.Connection)).OnBehalfOf;
}
