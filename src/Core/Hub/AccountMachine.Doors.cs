using Holdover.Machines;

namespace Holdover.Hub;

/// <content>What opens an account, and what closes with it. The secrets themselves are the host's; here are their digests.</content>
public sealed partial class AccountMachine
{
    private void RequestToken() => Ask(ExchangeKind.Token, AccountAction.MintToken);

    private void RequestTicket() => Ask(ExchangeKind.Ticket, AccountAction.MintTicket);

    private void Ask(ExchangeKind kind, AccountAction minting)
    {
        if (Data.Exchanges.IsFull)
        {
            Answer(Input.Exchange, HubAnswer.TooMany);
            return;
        }

        Data.Exchanges.Add(new() { Number = Input.Exchange, Kind = kind, Token = Input.Token, Overdue = Now + settings.MintMax });
        WatchExchanges();
        Emit(new(minting) { Exchange = Input.Exchange });
    }

    private void GiveToken()
    {
        Settle();
        if (Data.Tokens.IsFull && !TryForgetToken())
        {
            Answer(Input.Exchange, HubAnswer.TooMany);
            return;
        }

        Data.Tokens.Add(new() { Digest = Input.Token, ExpiresAt = Input.ExpiresAt });
        Save();
        Answer(Input.Exchange, HubAnswer.Done);
    }

    /// <summary>The oldest token that nobody is connected with makes room: who has it asks for another.</summary>
    private bool TryForgetToken()
    {
        for (var place = 0; place < Data.Tokens.Count; place++)
        {
            if (HasLine(Data.Tokens[place].Digest))
                continue;
            EndToken(Data.Tokens[place].Digest);
            return true;
        }

        return false;
    }

    private bool HasLine(SecretDigest token)
    {
        foreach (ref readonly var line in Data.Lines.Entries)
        {
            if (line.Token == token)
                return true;
        }

        return false;
    }

    private void EndToken()
    {
        EndToken(Input.Token);
        TellAll();
    }

    /// <summary>All that it opened ends with it: what is asked, tickets, lines, and the sessions that the host has.</summary>
    private void EndToken(SecretDigest token)
    {
        Data.Tokens.RemoveAt(Data.Tokens.Find(token));
        Save();
        for (var place = Data.Exchanges.Count - 1; place >= 0; place--)
        {
            if (Data.Exchanges[place].Token == token)
                Answer(Data.Exchanges.RemoveAt(place).Number, HubAnswer.Unauthorized);
        }

        for (var place = Data.Tickets.Count - 1; place >= 0; place--)
        {
            if (Data.Tickets[place].Token == token)
                Data.Tickets.RemoveAt(place);
        }

        for (var place = Data.Lines.Count - 1; place >= 0; place--)
        {
            if (Data.Lines[place].Token == token)
                CloseLine(place);
        }

        WatchExchanges();
        WatchTickets();
        Emit(new(AccountAction.EndSessions) { Token = token });
    }

    private void GiveTicket()
    {
        var token = Settle().Token;
        if (Data.Tickets.IsFull)
        {
            Answer(Input.Exchange, HubAnswer.TooMany);
            return;
        }

        Data.Tickets.Add(new() { Digest = Input.Secret, Token = token, Expiry = Now + settings.TicketMax });
        WatchTickets();
        Answer(Input.Exchange, HubAnswer.Done);
    }

    /// <summary>It is gone before anybody is let in by it: no one else can be.</summary>
    private void RedeemTicket()
    {
        var ticket = Data.Tickets.RemoveAt(Data.Tickets.Find(Input.Secret));
        WatchTickets();
        Emit(new(AccountAction.Answer) { Exchange = Input.Exchange, Answer = HubAnswer.Done, Token = ticket.Token });
    }

    private void ForgetTicket()
    {
        Data.Tickets.RemoveAt(Data.Tickets.Earliest);
        WatchTickets();
    }

    private void Remove()
    {
        Save();
        while (Data.Exchanges.Count > 0)
            Answer(Data.Exchanges.RemoveAt(0).Number, HubAnswer.Unauthorized);
        while (Data.Tokens.Count > 0)
            EndToken(Data.Tokens[0].Digest);
        Invariant.Holds(Data.Lines.Count == 0);
        Invariant.Holds(Data.Tickets.Count == 0);
        Data.Activity.Device = TextId.None;
        Deadlines.DisarmAll();
    }

    private void WatchTickets() => Deadlines.Arm(AccountDeadline.Ticket, Data.Tickets.EarliestDue);

    private void Save() => Emit(new(AccountAction.Save));
}
