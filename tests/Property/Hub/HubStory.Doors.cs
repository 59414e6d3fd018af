using Holdover.Hub;
using Holdover.Machines;

using static Holdover.Hub.AccountInput;

namespace Holdover.Tests.Property.Hub;

internal sealed partial class HubStory
{
    private void Login(ModelAccount account)
    {
        var exchange = rig.Exchange();
        if (account.Questions.Count == AccountData.ExchangesMax)
            rig.Foretell(exchange, HubAnswer.TooMany);
        else if (rig.Stalls)
            account.Questions.Add(new(exchange, default, rig.Now + Settings.MintMax));
        else
            GiveToken(account, exchange);
        rig.Say(HubInput.LoginAccepted(exchange, account.Name));
        if (account.Tokens.Count > 0 && account.Tokens[^1] == default)
            account.Tokens[^1] = rig.LastMinted;
    }

    private void GiveToken(ModelAccount account, ExchangeEpoch exchange)
    {
        if (account.Tokens.Count == AccountData.TokensMax)
        {
            met.Add("a token too many");
            var idle = account.Tokens.Find(token => !account.Lines.Exists(line => line.Token == token));
            if (!account.Tokens.Exists(token => token == idle))
            {
                met.Add("a token refused");
                rig.Foretell(exchange, HubAnswer.TooMany);
                return;
            }

            ForgetToken(account, idle);
        }

        rig.Foretell(exchange, HubAnswer.Done);
        account.Tokens.Add(default);
    }

    private void ForgetToken(ModelAccount account, SecretDigest token)
    {
        account.Tokens.Remove(token);
        account.Tickets.RemoveAll(ticket => ticket.Token == token);
        foreach (var question in account.Questions.FindAll(question => question.Token == token))
            Answered(account, question, HubAnswer.Unauthorized);
        foreach (var line in account.Lines.FindAll(line => line.Token == token))
            Drop(account, line);
    }

    private void EndToken(ModelAccount account, int pick)
    {
        var token = account.Tokens[pick % account.Tokens.Count];
        met.Add(account.Lines.Exists(line => line.Token == token) ? "the end of a token that opened a line" : "the end of a token");
        ForgetToken(account, token);
        rig.Say(TokenEnded(token));
        Assert.Contains(rig.Asked, effect => effect.Asked.Action == AccountAction.EndSessions && effect.Asked.Token == token);
    }

    private void Ticket(ModelAccount account, int pick)
    {
        if (account.Tokens.Count == 0)
            return;
        var (exchange, token) = (rig.Exchange(), account.Tokens[pick % account.Tokens.Count]);
        var isMinted = account.Questions.Count < AccountData.ExchangesMax && !rig.Stalls;
        if (account.Questions.Count == AccountData.ExchangesMax)
            rig.Foretell(exchange, HubAnswer.TooMany);
        else if (rig.Stalls)
            account.Questions.Add(new(exchange, token, rig.Now + Settings.MintMax));
        else
            rig.Foretell(exchange, account.Tickets.Count == AccountData.TicketsMax ? HubAnswer.TooMany : HubAnswer.Done);
        var hasRoom = isMinted && account.Tickets.Count < AccountData.TicketsMax;
        met.Add(isMinted && !hasRoom ? "a ticket too many" : "a ticket");
        rig.Say(TicketRequested(exchange, token));
        if (hasRoom)
            account.Tickets.Add((rig.LastMinted, token, rig.Now + Settings.TicketMax));
    }

    private void Redeem(ModelAccount account, int pick)
    {
        var ticket = account.Tickets[pick % account.Tickets.Count];
        var exchange = rig.Exchange();
        rig.Foretell(exchange, HubAnswer.Done);
        account.Tickets.Remove(ticket);
        used.Add(ticket.Digest);
        rig.Say(TicketRedeemed(exchange, ticket.Digest));
        var answer = Assert.Single(rig.Asked, effect => effect.Asked.Action == AccountAction.Answer);
        Assert.Equal((account.Name, ticket.Token), (answer.Account, answer.Asked.Token));
    }

    /// <summary>What is shown under another account's token is refused, and neither account notices.</summary>
    private void ShowForeignId(ModelAccount account, int pick)
    {
        var other = accounts[(accounts.IndexOf(account) + 1) % accounts.Count];
        if (other == account || account.Tokens.Count == 0 || other.Lines.Count == 0)
            return;
        var line = other.Lines[pick % other.Lines.Count];
        var exchange = rig.Exchange();
        rig.Foretell(exchange, HubAnswer.NotCurrent);
        rig.Say(pick % 2 == 0
            ? DevicePut(exchange, account.Tokens[0], line.Id, Device(pick), default, isActive: true, default)
            : DeviceDeleted(exchange, account.Tokens[0], line.Id, line.Device));
        Assert.All(rig.Asked, effect => Assert.Equal((account.Name, AccountAction.Answer), (effect.Account, effect.Asked.Action)));
        met.Add("another account's connection id");
    }

    private void Pass(MonotonicTime to)
    {
        while (rig.Hub.NextDeadline <= to)
        {
            var at = MonotonicTime.Max(rig.Now, rig.Hub.NextDeadline);
            foreach (var account in accounts)
                Elapse(account, at);
            rig.PassTo(at);
            Assert.True(rig.Hub.NextDeadline > at);
        }

        foreach (var account in accounts)
            Assert.False(IsAnythingDue(account, to), "the hub waits for less than the model");
        rig.PassTo(to);
    }

    private static bool IsAnythingDue(ModelAccount account, MonotonicTime at) =>
        account.LingerDue <= at || account.Questions.Exists(question => question.Due <= at) || account.Tickets.Exists(ticket => ticket.Due <= at)
        || account.Lines.Exists(line => line.OverAt <= at && (line.IsMute || line.Id.IsNone));

    private void Elapse(ModelAccount account, MonotonicTime at)
    {
        foreach (var question in account.Questions.FindAll(question => question.Due <= at))
        {
            met.Add(question.Line is null ? "a mint that never comes" : "a command that is never replied to");
            Answered(account, question, HubAnswer.TimedOut);
        }

        foreach (var line in account.Lines.FindAll(line => line.OverAt <= at && (line.IsMute || line.Id.IsNone)))
        {
            met.Add(line.Id.IsNone ? "an id that never comes" : "a line that is silent");
            Drop(account, line, at);
        }

        foreach (var line in account.Lines.FindAll(line => line.OverAt - Settings.PongMax <= at && !line.IsMute && !line.Id.IsNone))
            line.OverAt = at + Settings.QuietMax + Settings.PongMax;
        if (account.Tickets.RemoveAll(ticket => ticket.Due <= at) > 0)
            met.Add("a ticket that nobody used");
        if (account.LingerDue > at)
            return;
        met.Add("a device that does not come back");
        (account.Active, account.LingerDue) = (TextId.None, MonotonicTime.Never);
    }
}
