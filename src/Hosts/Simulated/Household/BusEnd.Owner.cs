using System.Text.Json;

using Holdover.Dealer;
using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Network;
using Holdover.Hub;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Household;

/// <content>What its owner's people want of it, and what it hears of the owner's other devices.</content>
internal sealed partial class BusEnd
{
    private const string ClusterUri = "hm://connect-state/v1/cluster";
    private const string CommandUri = "hm://connect-state/v1/player/command";

    /// <summary>The shortest and the longest time that a handler takes differ by this many doublings; one of so many never answers.</summary>
    private const int HandlerTimeDoublings = 24;

    private const int HandlersLost = 40;

    private readonly SortedSet<long> delivered = [];
    private readonly SortedSet<(uint Connection, int Key)> replied = [];
    private DeviceTurn turn;
    private Cluster? toldMeanwhile;
    private SubscriberId subscriber;
    private uint receives;

    /// <summary>Whether it believes that it is the one of its account that plays.</summary>
    public bool IsActive => turn.IsActive;

    /// <summary>The owner's people make it the one that plays.</summary>
    public void Claim()
    {
        turn = new(IsActive: true, Epoch: 0, IsClaimed: true);
        speaker.Step(DealerInput.StateChanged());
    }

    /// <summary>Another owner's devices know nothing of it.</summary>
    public void ForgetTurn() => (turn, toldMeanwhile) = (default, null);

    private void Reply(in DealerEffect effect)
    {
        if (!replied.Add((effect.Connection.Value, effect.Key.Value)))
            home.Break(speaker, $"a request has one reply, and {effect.Key} got another");
        if (frames.ReplyOf(in effect) is { } reply)
            Find(effect.Connection)?.SendUp(new(PacketKind.Frame) { Frame = HubActor.BytesOf(reply) });
        frames.Release(in effect);
    }

    /// <summary>What a command asks for is done after a while, for who was the owner then.</summary>
    private void Obey(in DealerEffect effect, OwnerEpoch owner)
    {
        var (command, connection, key) = (frames.Command!, effect.Connection, effect.Key);
        if (!delivered.Add(command.Identity.Value))
            home.Break(speaker, $"a command takes effect once, and {command.MessageId} of {command.SentBy} was delivered again");
        if (dice.Below(HandlersLost) == 0)
            return;
        later.Add(new(1 + dice.Below(1L << (int)dice.Below(HandlerTimeDoublings))), InThisLife(() =>
        {
            Carry(command, owner, connection);
            if (Array.Find(home.People, person => person.Phone == command.SentBy) is { } sender)
                sender.Carried(command.MessageId);
            speaker.Step(DealerInput.RequestAnswered(connection, key, success: true));
            if (command.Endpoint == Person.Transfer && speaker.Status.OwnerEpoch == owner)
                speaker.TakeOver();
        }));
    }

    private void Carry(DealerCommand command, OwnerEpoch owner, ConnectionEpoch connection)
    {
        EndpointInput? wish = command.Endpoint switch
        {
            Person.Pause => PlaybackInput.PauseRequested(),
            Person.Play when !speaker.IsYielded => PlaybackInput.ResumeRequested(),
            Person.Volume => PlaybackInput.VolumeChanged(VolumeOf(command)),
            _ => null,
        };
        if (wish is not { } input)
            return;
        var (before, isPast) = (speaker.Status.Published, owner != speaker.Status.OwnerEpoch);
        if (isPast)
            home.Met.Add(Situation.CommandOfPastOwner);
        speaker.Step(home.Plant == Plant.AnonymousCommand ? input : input with { OnBehalfOf = owner, Connection = connection });
        if (isPast && speaker.Status.Published != before)
            home.Break(speaker, $"after a handover the old owner's {command.Endpoint} does nothing");
    }

    private static int VolumeOf(DealerCommand command)
    {
        using var json = JsonDocument.Parse(command.Json.Span.ToArray());
        return json.RootElement.GetProperty(Person.Volume).GetInt32();
    }

    private void HandleMessage(in DealerEffect effect)
    {
        switch (effect.Action)
        {
            case DealerAction.TellRegistered when !effect.Subscriber.IsNone:
                subscriber = effect.Subscriber;
                SoonAfter(ReceiveNext);
                break;
            case DealerAction.GiveMessage:
                if (frames.PayloadOf(effect.Handle) is { } payload && HubBodyReader.ReadCluster(payload.Content.Span).Body is { } cluster)
                    SoonAfter(() => Learn(cluster));
                SoonAfter(ReceiveNext);
                break;
            default:
                frames.Release(in effect);
                break;
        }
    }

    private void ReceiveNext() => speaker.Step(BusInput.ReceiveRequested(subscriber, new(++receives)));

    private void TakePutAnswer(RegistrationEpoch registration, HubAnswer? answer, Cluster? cluster, bool claim)
    {
        if (claim && answer == HubAnswer.Done)
            turn = turn with { IsClaimed = false };
        if (answer == HubAnswer.Unauthorized)
            tokens.Remove(account);
        if (cluster is not null)
            Learn(cluster);
        if (!turn.IsClaimed && toldMeanwhile is { } told)
        {
            toldMeanwhile = null;
            Learn(told);
        }

        speaker.Step(answer == HubAnswer.Done ? DealerInput.RegistrationAcknowledged(registration) : DealerInput.RegistrationFailed(registration));
    }

    /// <summary>
    /// What is of an earlier turn than the one that is known is of the past. While a claim is on its way nobody can tell:
    /// the answer to it may be of before what is told meanwhile, or of after that.
    /// </summary>
    private void Learn(Cluster told)
    {
        if (turn.IsClaimed)
            toldMeanwhile = told.Turn >= (toldMeanwhile?.Turn ?? 0) ? told : toldMeanwhile;
        if (turn.IsClaimed || told.Turn < turn.Epoch || told.Turn == 0)
            return;
        var isTaken = turn.IsActive && told.ActiveDevice is not null && told.ActiveDevice != Device;
        turn = new(told.ActiveDevice == Device, told.Turn, IsClaimed: false);
        if (isTaken)
            speaker.Yield();
    }
}
