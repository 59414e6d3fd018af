using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Tests.Property.Dealer;

/// <summary>
/// Believes nothing of what a dealer says of itself: it follows inputs and effects alone, and knows from them what may
/// be asked for, which replies are owed and what the server has acknowledged.
/// </summary>
internal sealed class DealerObserver
{
    private readonly SortedDictionary<long, RequestOutcome> outcomes = [];
    private readonly SortedDictionary<int, (RequestIdentity Identity, bool Delivered)> owed = [];
    private ConnectionEpoch asked;
    private ConnectionEpoch opening;
    private ConnectionEpoch up;
    private ConnectionEpoch generation;
    private RegistrationEpoch put;
    private RegistrationEpoch lastPut;
    private MonotonicTime? lastAttempt;
    private TextId id;
    private bool closing;
    private bool ended;
    private int version = 1;
    private int versionPut;
    private int versionAcknowledged;

    /// <summary>Replies that are owed on the connection that is up.</summary>
    public int Owed => owed.Count;

    public bool IsDirty => versionAcknowledged < version;

    public bool IsUp => !up.IsNone() && !closing;

    /// <summary>Something is about to be told to the dealer.</summary>
    public void Before(in DealerInput input)
    {
        var isOurs = IsUp && input.Connection == up;
        switch (input.Trigger)
        {
            case DealerTrigger.StateChanged: version++; break;
            case DealerTrigger.TransportOpened when up.IsNone() && input.Connection == opening: up = opening; break;
            case DealerTrigger.ConnectionIdReceived when isOurs && input.ConnectionId != TextId.None && input.ConnectionId != id:
                (id, versionAcknowledged) = (input.ConnectionId, 0);
                break;
            case DealerTrigger.RequestReceived when isOurs: owed.TryAdd(input.Key.Value, (input.Identity, false)); break;
            case DealerTrigger.RequestUnreadable when isOurs: owed.TryAdd(input.Key.Value, default); break;
            case DealerTrigger.RequestAnswered when isOurs && owed.TryGetValue(input.Key.Value, out var request):
                outcomes[request.Identity.Value] = input.Success ? RequestOutcome.Succeeded : RequestOutcome.Failed;
                break;
            case DealerTrigger.RegistrationAcknowledged when input.Registration == put: (put, versionAcknowledged) = (default, versionPut); break;
            case DealerTrigger.RegistrationFailed when input.Registration == put: put = default; break;
        }
    }

    /// <summary>The dealer asks for something.</summary>
    public void Asked(in DealerEffect effect, MonotonicTime now)
    {
        Assert.False(ended, $"{effect.Action} after the end");
        switch (effect.Action)
        {
            case DealerAction.ResolveEndpoint: BeginAttempt(effect.Connection, now); break;
            case DealerAction.OpenTransport: Open(effect.Connection); break;
            case DealerAction.AbortTransport: Forget(effect.Connection); break;
            case DealerAction.CloseTransport: Assert.Equal(up, effect.Connection); Assert.Empty(owed); closing = true; break;
            case DealerAction.PutState: Put(in effect); break;
            case DealerAction.CancelPut: Assert.Equal(put, effect.Registration); put = default; break;
            case DealerAction.Unregister: Assert.Equal((up, id), (effect.Connection, effect.ConnectionId)); (id, versionAcknowledged) = (TextId.None, 0); break;
            case DealerAction.DeliverRequest: Deliver(in effect); break;
            case DealerAction.SendReply: Reply(in effect); break;
            case DealerAction.PublishStatus: Publish(in effect); break;
            case DealerAction.ReportEnded: ended = true; break;
            default: Assert.Equal(up, effect.Connection); break;
        }
    }

    private void BeginAttempt(ConnectionEpoch connection, MonotonicTime now)
    {
        Assert.True(connection.Value > asked.Value);
        Assert.True(up.IsNone() && put.IsNone());
        Assert.True(lastAttempt is null || (now - lastAttempt.Value).Microseconds >= 125_000, "attempts without a pause");
        (asked, lastAttempt) = (connection, now);
    }

    private void Open(ConnectionEpoch connection)
    {
        Assert.True(connection.Value >= asked.Value);
        Assert.True(up.IsNone());
        (asked, opening) = (connection, connection);
    }

    private void Forget(ConnectionEpoch connection)
    {
        Assert.Equal(asked, connection);
        Assert.True(put.IsNone(), "a put is left behind");
        (opening, up, id, versionAcknowledged, closing) = (default, default, TextId.None, 0, false);
        owed.Clear();
    }

    private void Put(in DealerEffect effect)
    {
        Assert.True(IsUp && effect.Connection == up, "a put without a transport");
        Assert.True(id != TextId.None && effect.ConnectionId == id, "a put without the current id");
        Assert.True(put.IsNone() && effect.Registration.Value > lastPut.Value, "two puts at once");
        (put, lastPut, versionPut) = (effect.Registration, effect.Registration, version);
    }

    private void Deliver(in DealerEffect effect)
    {
        Assert.Equal(up, effect.Connection);
        var identity = owed[effect.Key.Value].Identity;
        var known = outcomes.GetValueOrDefault(identity.Value);
        Assert.True(known is RequestOutcome.Unknown or RequestOutcome.Failed, $"a request that is {known} is given to a handler again");
        outcomes[identity.Value] = RequestOutcome.Undecided;
        owed[effect.Key.Value] = (identity, true);
    }

    private void Reply(in DealerEffect effect)
    {
        Assert.Equal(up, effect.Connection);
        Assert.True(owed.Remove(effect.Key.Value, out var request), "a second reply, or one to nobody");
        Assert.True(!effect.Success || outcomes[request.Identity.Value] == RequestOutcome.Succeeded, "success that no handler told of");
    }

    private void Publish(in DealerEffect effect)
    {
        Assert.True(effect.Generation.Value >= generation.Value, "a generation of the past");
        Assert.Equal(effect.Status == DealerStatus.Online && effect.Generation != generation ? up : generation, effect.Generation);
        generation = effect.Generation;
    }
}
