using Holdover.Dealer;
using Holdover.Hosts.Simulated.Exploring;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <content>What is answered in the step in which it comes, or changes nothing.</content>
internal sealed partial class DealerWorld
{
    public const string HarmlessPut = "a registration that fails after a first success is no loss";
    public const string FirstPutCounts = "a first registration that fails ends its connection";
    public const string UnreadableRefused = "a request that cannot be read is refused at once";
    public const string ItsOwnReply = "what a handler says is the reply to its own request, or to none";
    public const string PingAnswered = "a ping is answered at once";
    public const string SameIdIsNone = "an id that is said again is no other id";

    /// <summary>A key that no request has that can be read.</summary>
    private static readonly TextId UnreadableKey = new(3);

    /// <summary>What was asked for in answer to noise.</summary>
    private int asked;

    private DealerAction lastAsked;

    /// <summary>The key of the request whose handler answers in this step.</summary>
    private TextId answering;

    private void AnswerPut(RegistrationEpoch put, bool isWell)
    {
        var (wasRegistered, isCurrent, isFirst) = (Status == DealerStatus.Registered, Body.Observer.Put == put, !Body.WasRegistered);
        if (isCurrent)
        {
            (Body.Observer.Put, Body.WasRegistered) = (default, Body.WasRegistered || isWell);
            if (isWell)
                Body.Waits.Acknowledge(Now);
            else
                Body.Waits.FailPut();
        }

        Step(isWell ? DealerInput.RegistrationAcknowledged(put) : DealerInput.RegistrationFailed(put));
        if (wasRegistered && Status != DealerStatus.Registered)
            Break(HarmlessPut);
        if (isCurrent && isFirst && !isWell && !Body.Observer.Transport.IsNone())
            Break(FirstPutCounts);
    }

    private void AnswerRequest(in DealerFlight flight, bool isWell)
    {
        if (!isWell)
            Body.Observer.HearRefusal(flight.Request);
        answering = flight.Text;
        Step(DealerInput.RequestAnswered(flight.Connection, flight.Text, isWell));
        answering = TextId.None;
    }

    /// <summary>Nothing is left behind, so it need not be counted; it takes its turn after what is prompt.</summary>
    private void ListNoise(ChoiceList choices)
    {
        if (rules.Comings > 0 || !Body.IsOpen || Body.IsMute || Body.WasClosed || IsServerBusy())
            return;
        for (var noise = Body.Observer.Id == TextId.None ? DealerNoise.Ping : DealerNoise.IdAgain; noise <= DealerNoise.Unreadable; noise++)
            choices.Add(new(ChoiceKind.Inject, (byte)DealerLane.Noise, (byte)noise));
    }

    private void Hear(DealerNoise noise)
    {
        var transport = Body.Observer.Transport;
        (asked, lastAsked) = (0, default);
        switch (noise)
        {
            case DealerNoise.IdAgain:
                Order = DealerOrder.IdAgain;
                Step(DealerInput.ConnectionIdReceived(transport, Body.Observer.Id));
                if (asked > 0)
                    Break(SameIdIsNone);
                break;
            case DealerNoise.Ping:
                Step(DealerInput.PingReceived(transport));
                if ((asked, lastAsked) != (1, DealerAction.SendPong))
                    Break(PingAnswered);
                break;
            default:
                Order = DealerOrder.Unreadable;
                Body.Observer.HearRequest(UnreadableKey.Value);
                Step(DealerInput.RequestUnreadable(transport, UnreadableKey));
                if (Body.Observer.IsOwed(UnreadableKey.Value))
                    Break(UnreadableRefused);
                break;
        }
    }
}
