using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

using static Holdover.Hub.AccountInput;

namespace Holdover.Tests.Property.Hub;

internal sealed partial class HubStory
{
    private TextId Device(int pick)
    {
        Assert.True(rig.Texts.TryHold($"device {pick % 5}", out var device));
        return device;
    }

    private void Open(ModelAccount account, int pick)
    {
        if (account.Tokens.Count == 0)
            return;
        var line = new ModelLine(new(++connections), account.Tokens[pick % account.Tokens.Count]);
        var isFull = account.Lines.Count == AccountData.LinesMax;
        var isStalled = rig.Stalls && !isFull;
        rig.Say(ConnectionOpened(line.Connection, line.Token));
        if (isFull)
        {
            Assert.Contains(rig.Asked, effect => effect.Asked.Action == AccountAction.CloseConnection && effect.Asked.Connection == line.Connection);
            met.Add("a line too many");
            return;
        }

        line.Id = isStalled ? default : rig.LastMinted;
        line.OverAt = rig.Now + (isStalled ? Settings.MintMax : Settings.QuietMax + Settings.PongMax);
        account.Lines.Add(line);
    }

    private void Put(ModelAccount account, int pick, bool isActive, uint turn)
    {
        var fitting = account.Lines.FindAll(line => !line.Id.IsNone && (line.Device == TextId.None || pick % 3 > 0));
        if (fitting.Count == 0 || account.Tokens.Count == 0)
            return;
        var line = fitting[pick % fitting.Count];
        PutOn(account, line, line.Device == TextId.None ? Device(pick) : line.Device, isActive, turn);
    }

    private void PutOn(ModelAccount account, ModelLine line, TextId device, bool isActive, uint turn)
    {
        var exchange = rig.Exchange();
        var registered = account.LineOf(device);
        var isCurrent = (line.Device == TextId.None || line.Device == device) && (registered is null || registered.Connection.Value <= line.Connection.Value);
        rig.Foretell(exchange, isCurrent ? HubAnswer.Done : HubAnswer.NotCurrent);
        var demoted = account.Active;
        if (isCurrent)
            Register(account, line, device, isActive, turn);
        rig.Say(DevicePut(exchange, account.Tokens[0], line.Id, device, default, isActive, new(turn)));
        if (isCurrent && demoted != TextId.None && account.Active != demoted && account.Active != TextId.None && account.LineOf(demoted) is { } told)
        {
            Assert.Contains(rig.Asked, effect => effect.Asked.Action == AccountAction.SendCluster && effect.Asked.Connection == told.Connection);
            met.Add("a takeover that is told");
        }
    }

    private void Register(ModelAccount account, ModelLine line, TextId device, bool isActive, uint turn)
    {
        if (account.LineOf(device) is { } older && older != line)
        {
            line.Device = device;
            Drop(account, older);
            met.Add("a newer connection of a device");
        }

        line.Device = device;
        if (isActive && account.Active != device)
        {
            var isForgotten = turn > account.Turn;
            var mayTake = turn == 0 || (account.Active == TextId.None && turn >= account.Turn);
            if (isForgotten)
                met.Add("a turn that the hub has forgotten");
            met.Add(mayTake ? account.Active == TextId.None ? "a device that begins" : "a takeover" : "a turn of the past");
            if (mayTake)
                (account.Active, account.Turn) = (device, Math.Max(account.Turn, turn) + 1);
            else if (isForgotten)
                account.Turn = turn + 1;
        }
        else if (!isActive && account.Active == device)
        {
            met.Add("a device that gives up");
            account.Active = TextId.None;
        }
        else if (turn > account.Turn)
        {
            account.Turn = turn;
        }
        else if (isActive && account.LingerDue != MonotonicTime.Never)
        {
            met.Add("a device that comes back");
        }

        if (account.Active == TextId.None || account.LineOf(account.Active) is not null)
            account.LingerDue = MonotonicTime.Never;
    }

    private void PutOnStaleId(ModelAccount account, int pick)
    {
        var registered = account.Lines.FindAll(line => line.Device != TextId.None && account.Lines.Exists(older => older.Connection.Value < line.Connection.Value && older.Device == TextId.None && !older.Id.IsNone));
        if (registered.Count == 0 || account.Tokens.Count == 0)
            return;
        var newer = registered[pick % registered.Count];
        PutOn(account, account.Lines.Find(line => line.Connection.Value < newer.Connection.Value && line.Device == TextId.None && !line.Id.IsNone)!, newer.Device, isActive: true, turn: 0);
        met.Add("a stale connection id");
    }

    private void Delete(ModelAccount account, int pick)
    {
        var registered = account.Lines.FindAll(line => line.Device != TextId.None);
        if (registered.Count == 0 || account.Tokens.Count == 0)
            return;
        var line = registered[pick % registered.Count];
        var exchange = rig.Exchange();
        rig.Foretell(exchange, HubAnswer.Done);
        foreach (var question in account.Questions.FindAll(question => question.Line == line))
            Answered(account, question, HubAnswer.DeviceAway);
        if (account.Active == line.Device)
            account.Active = TextId.None;
        var device = line.Device;
        line.Device = TextId.None;
        rig.Say(DeviceDeleted(exchange, account.Tokens[0], line.Id, device));
    }

    /// <summary>An old task's goodbye comes after the new registration of the same device.</summary>
    private void DeleteOnOldId(ModelAccount account, int pick)
    {
        var registered = account.Lines.FindAll(line => line.Device != TextId.None);
        if (registered.Count == 0 || account.Tokens.Count == 0)
            return;
        var exchange = rig.Exchange();
        rig.Foretell(exchange, HubAnswer.NotCurrent);
        var other = account.Lines.Find(line => line.Device == TextId.None)?.Id ?? HubRig.DigestOf(-5);
        rig.Say(DeviceDeleted(exchange, account.Tokens[0], other, registered[pick % registered.Count].Device));
        met.Add("a goodbye by an old id");
    }

    private void Command(ModelAccount account, int pick, int number)
    {
        if (account.Tokens.Count == 0)
            return;
        var (exchange, token) = (rig.Exchange(), account.Tokens[pick % account.Tokens.Count]);
        var present = account.Lines.FindAll(candidate => candidate.Device != TextId.None);
        var device = present.Count > 0 && pick % 4 > 0 ? present[pick / 40 % present.Count].Device : Device(pick);
        var line = account.LineOf(device);
        HubAnswer? answer = account.Commands.TryGetValue(number, out var known) && known != false
            ? known == true ? HubAnswer.Done : HubAnswer.Repeated
            : line is null ? HubAnswer.DeviceAway
            : account.Questions.Count == AccountData.ExchangesMax ? HubAnswer.TooMany
            : null;
        met.Add($"a command: {answer?.ToString() ?? "relayed"}");
        if (answer is { } at)
            rig.Foretell(exchange, at);
        rig.Say(CommandReceived(exchange, token, device, RequestIdentity.Of("controller", (uint)number), handle: number));
        Assert.Equal(answer is null ? 1 : 0, rig.Asked.Count(effect => effect.Asked.Action == AccountAction.SendRequest && effect.Asked.Connection == line?.Connection));
        if (answer is not null)
            return;
        account.Commands[number] = null;
        account.Questions.Add(new(exchange, token, rig.Now + Settings.CommandMax) { Line = line, Number = number });
    }

    private void Reply(ModelAccount account, int pick)
    {
        if (account.Questions.Find(question => question.Line is not null) is not { } question)
            return;
        account.Commands[question.Number] = pick % 2 == 0;
        Answered(account, question, pick % 2 == 0 ? HubAnswer.Done : HubAnswer.Failed);
        rig.Say(ReplyReceived(question.Line!.Connection, question.Exchange, pick % 2 == 0));
    }

    private void ReplyElsewhere(ModelAccount account, int pick)
    {
        if (account.Questions.Find(question => question.Line is not null) is not { } question)
            return;
        var elsewhere = accounts.SelectMany(other => other.Lines).Where(line => line != question.Line).ElementAtOrDefault(pick % 7);
        if (elsewhere is not null)
            Unheard(ReplyReceived(elsewhere.Connection, question.Exchange, success: true), "a reply on another connection");
    }

    private void Lose(ModelAccount account, ModelLine line)
    {
        Drop(account, line);
        rig.Say(ConnectionClosed(line.Connection));
    }

    private void Drop(ModelAccount account, ModelLine line, MonotonicTime? at = null)
    {
        account.Lines.Remove(line);
        foreach (var question in account.Questions.FindAll(question => question.Line == line))
        {
            met.Add("a device that is lost before it replies");
            Answered(account, question, HubAnswer.DeviceAway);
        }

        if (account.Active != TextId.None && line.Device == account.Active && account.LineOf(account.Active) is null)
        {
            met.Add("the one that plays is lost");
            account.LingerDue = (at ?? rig.Now) + Settings.LingerMax;
        }
    }

    private void Answered(ModelAccount account, ModelQuestion question, HubAnswer answer)
    {
        account.Questions.Remove(question);
        rig.Foretell(question.Exchange, answer);
        if (question.Line is { } line)
            replied.Add((line.Connection, question.Exchange));
    }
}
