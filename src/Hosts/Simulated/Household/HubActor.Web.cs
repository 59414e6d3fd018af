using Holdover.Dealer;
using Holdover.Hosts.Simulated.Running;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <content>Requests of the web: each is answered once; and the tracks of queues.</content>
internal sealed partial class HubActor
{
    /// <summary>Longer than anything that a question waits for.</summary>
    private static readonly Duration AnswerMax = Duration.FromSeconds(10);

    private static readonly Duration TrackMin = Duration.FromSeconds(5);

    private readonly SortedDictionary<uint, HubQuestion> questions = [];
    private readonly SortedDictionary<int, byte[]> payloads = [];
    private readonly SortedDictionary<string, SecretDigest> given = new(StringComparer.Ordinal);
    private readonly DelayLine<(TextId Account, PlayRequestId Request)> tracks;
    private readonly SortedDictionary<int, PlayRequestId> cued = [];
    private ExchangeEpoch lastExchange;

    /// <summary>Whether somebody has waited for an answer for longer than anybody may.</summary>
    public bool IsOverdue => questions.Count > 0 && home.Schedule.Now - questions.First().Value.AskedAt > AnswerMax;

    public void Login(string account, Action<HubAnswer?, SecretDigest> answered)
    {
        HubQuestion? question = null;
        var exchange = Ask(answer =>
        {
            if (answer == HubAnswer.Done)
                given[account] = question!.Token;
            answered(answer, question!.Token);
        });
        question = questions[exchange.Value];
        Step(HubInput.LoginAccepted(exchange, Hold(account)));
    }

    /// <summary>A device puts its state; its answer has the cluster as it is after that.</summary>
    public void Put(SecretDigest token, string id, byte[] report, Action<HubAnswer?, Cluster?> answered)
    {
        var read = HubBodyReader.ReadDeviceReport(report).Body!;
        if (!read.TryHold(texts, out var device, out var state))
        {
            answered(HubAnswer.TooMany, null);
            return;
        }

        Step(AccountInput.DevicePut(
            Ask(answer => answered(answer, answer == HubAnswer.Done ? ClusterOf(AccountOf(token)) : null)), token, DigestOf(id), device, in state, read.IsActive, new(read.Turn ?? 0)));
    }

    public void Delete(SecretDigest token, string id, string device) => Step(AccountInput.DeviceDeleted(Ask(_ => { }), token, DigestOf(id), Hold(device)));

    /// <summary>A command for a device, as its sender wrote it.</summary>
    public void Send(SecretDigest token, string device, byte[] command, Action<HubAnswer?> answered)
    {
        Invariant.Holds(PayloadReader.TryRead(command, out var read) == PayloadError.None);
        var handle = (int)lastExchange.Value + 1;
        payloads.Add(handle, command);
        Step(AccountInput.CommandReceived(Ask(answered), token, Hold(device), read!.Identity, handle));
    }

    public void Wish(SecretDigest token, byte[] body, Action<HubAnswer?> answered)
    {
        var wish = HubBodyReader.ReadQueueWish(body).Body!;
        Step(HubInput.QueueAsked(Ask(answered), token, wish.ToInput(wish.Track is { } track ? Hold(track) : TextId.None)));
    }

    private ExchangeEpoch Ask(Action<HubAnswer?> answered)
    {
        lastExchange = lastExchange.Next();
        questions.Add(lastExchange.Value, new(home.Schedule.Now, answered));
        return lastExchange;
    }

    private void Answer(ExchangeEpoch exchange, HubAnswer answer)
    {
        if (!questions.Remove(exchange.Value, out var question))
        {
            home.Fail(FailureKind.Safety, null, $"a question is answered once, and {exchange} was answered {answer} after that");
            return;
        }

        payloads.Remove((int)exchange.Value);
        question.Answered(answer);
    }

    private void ForgetQuestions()
    {
        HubQuestion[] open = [.. questions.Values];
        questions.Clear();
        Array.ForEach(open, question => question.Answered(null));
    }

    private TextId Hold(string text)
    {
        if (texts.IsCrowded)
            texts.Sweep(Node);
        Invariant.Holds(texts.TryHold(text, out var id));
        return id;
    }

    private TextId AccountOf(SecretDigest token)
    {
        foreach (var account in Person.Accounts)
        {
            if (Look(account) is { } view && view.Account.Tokens.Has(token))
                return view.Account.Account;
        }

        throw new InvariantException("a token that opens a put is somebody's");
    }

    /// <summary>Whoever was told that they have a token has it after a crash: that is what was written first.</summary>
    private void CheckThatNothingIsForgotten()
    {
        foreach (var (account, token) in given)
        {
            if (Look(account) is { } view && !view.Account.Tokens.Has(token))
                home.Fail(FailureKind.Safety, null, $"a token that {account} was given is not known after a crash");
        }
    }

    private void Handle(TextId account, in QueueEffect effect)
    {
        switch (effect.Action)
        {
            case QueueAction.CueTrack or QueueAction.ResumeTrack:
                cued[account.Value] = effect.Request;
                tracks.Add(TrackMin + new Duration(dice.Below(60_000_000)), (account, effect.Request));
                break;
            case QueueAction.PauseTrack or QueueAction.StopTrack:
                cued.Remove(account.Value);
                break;
            default:
                break;
        }
    }

    private void EndTrack((TextId Account, PlayRequestId Request) track)
    {
        if (cued.GetValueOrDefault(track.Account.Value) != track.Request || !cued.Remove(track.Account.Value))
            return;
        Step(HubInput.TrackEnded(track.Account, track.Request, failed: dice.Below(8) == 0));
    }
}
