using Holdover.Machines;

namespace Holdover.Hub;

/// <content>The server's ends of dealer connections: each gets an id once, and shows that it lives or ends.</content>
public sealed partial class AccountMachine
{
    private void OpenLine()
    {
        if (Data.Lines.IsFull)
        {
            Emit(new(AccountAction.CloseConnection) { Connection = Input.Connection });
            return;
        }

        Data.Lines.Add(new() { Connection = Input.Connection, Token = Input.Token, Watch = Now + settings.MintMax });
        WatchLines();
        Emit(new(AccountAction.MintConnectionId) { Connection = Input.Connection });
    }

    private void IdentifyLine()
    {
        Data.Lines[Data.Lines.Find(Input.Connection)].Id = Input.Secret;
        HearLine();
        Emit(new(AccountAction.SendConnectionId) { Connection = Input.Connection });
        Emit(new(AccountAction.SendCluster) { Connection = Input.Connection });
    }

    private void AnswerPing()
    {
        HearLine();
        Emit(new(AccountAction.SendPong) { Connection = Input.Connection });
    }

    /// <summary>A sign of life, but no substitute for the id that is still to be minted.</summary>
    private void HearLine()
    {
        ref var line = ref Data.Lines[Data.Lines.Find(Input.Connection)];
        if (line.Id.IsNone)
            return;
        (line.IsProbed, line.Watch) = (false, Now + settings.QuietMax);
        WatchLines();
    }

    private void WatchLine()
    {
        var place = Data.Lines.Earliest;
        ref var line = ref Data.Lines[place];
        if (line.IsOnTrial)
        {
            CloseLine(place);
            TellAll();
            return;
        }

        (line.IsProbed, line.Watch) = (true, Now + settings.PongMax);
        WatchLines();
        Emit(new(AccountAction.SendPing) { Connection = line.Connection });
    }

    private void LoseLine()
    {
        DropLine(Data.Lines.Find(Input.Connection));
        TellAll();
    }

    private void CloseLine(int place)
    {
        Emit(new(AccountAction.CloseConnection) { Connection = Data.Lines[place].Connection });
        DropLine(place);
    }

    /// <summary>Whoever waits for a reply by it is told at once that none will come.</summary>
    private void DropLine(int place)
    {
        var connection = Data.Lines.RemoveAt(place).Connection;
        WatchLines();
        FailCommands(connection);
    }

    /// <summary>Everybody who has been told an id is told who is there and what plays.</summary>
    private void TellAll()
    {
        foreach (ref readonly var line in Data.Lines.Entries)
        {
            if (!line.Id.IsNone)
                Emit(new(AccountAction.SendCluster) { Connection = line.Connection });
        }
    }

    private void WatchLines() => Deadlines.Arm(AccountDeadline.Line, Data.Lines.EarliestDue);
}
