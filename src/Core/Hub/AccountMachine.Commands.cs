using Holdover.Dealer;
using Holdover.Machines;

namespace Holdover.Hub;

/// <content>Commands: each is relayed once, on one connection, and whoever sent it is answered once.</content>
public sealed partial class AccountMachine
{
    private void TakeCommand()
    {
        if (AnswerAtOnce() is { } answer)
            Answer(Input.Exchange, answer);
        else
            Relay(Data.LineOf(Input.Device));
    }

    /// <summary>
    /// The answer for which the device need not be asked, or null. What was done is not done again; what may have been
    /// done is not either.
    /// </summary>
    private HubAnswer? AnswerAtOnce() => Data.Recent.OutcomeOf(Input.Identity) switch
    {
        RequestOutcome.Succeeded => HubAnswer.Done,
        RequestOutcome.Undecided => HubAnswer.Repeated,
        _ when Data.LineOf(Input.Device) < 0 => HubAnswer.DeviceAway,
        _ when Data.Exchanges.IsFull => HubAnswer.TooMany,
        _ => null,
    };

    private void Relay(int place)
    {
        var connection = Data.Lines[place].Connection;
        Data.Recent.Begin(Input.Identity);
        Data.Exchanges.Add(new()
        {
            Number = Input.Exchange, Kind = ExchangeKind.Command, Token = Input.Token, Connection = connection, Identity = Input.Identity, Overdue = Now + settings.CommandMax,
        });
        WatchExchanges();
        Emit(new(AccountAction.SendRequest) { Connection = connection, Exchange = Input.Exchange, Handle = Input.Handle });
    }

    /// <summary>What is remembered of old commands has room for many, not for all: this one may be forgotten already.</summary>
    private void TakeReply()
    {
        var command = Settle();
        if (Data.Recent.OutcomeOf(command.Identity) == RequestOutcome.Undecided)
            Data.Recent.Decide(command.Identity, Input.Success);
        Answer(command.Number, Input.Success ? HubAnswer.Done : HubAnswer.Failed);
    }

    /// <summary>It may still be done, so what came of it stays undecided.</summary>
    private void FailOverdue()
    {
        var number = Data.Exchanges.RemoveAt(Data.Exchanges.Earliest).Number;
        WatchExchanges();
        Answer(number, HubAnswer.TimedOut);
    }

    private void FailCommands(ConnectionEpoch connection)
    {
        for (var place = Data.Exchanges.Count - 1; place >= 0; place--)
        {
            if (Data.Exchanges[place].Connection == connection)
                Answer(Data.Exchanges.RemoveAt(place).Number, HubAnswer.DeviceAway);
        }

        WatchExchanges();
    }

    /// <summary>Takes the exchange that the input is about off those that wait.</summary>
    private Exchange Settle()
    {
        var settled = Data.Exchanges.RemoveAt(Data.Exchanges.Find(Input.Exchange));
        WatchExchanges();
        return settled;
    }

    private void Answer(ExchangeEpoch exchange, HubAnswer answer) => Emit(new(AccountAction.Answer) { Exchange = exchange, Answer = answer });

    private void WatchExchanges() => Deadlines.Arm(AccountDeadline.Exchange, Data.Exchanges.EarliestDue);
}
