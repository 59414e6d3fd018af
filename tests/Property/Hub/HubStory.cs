using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

using static Holdover.Hub.AccountInput;

namespace Holdover.Tests.Property.Hub;

/// <summary>Lets commands happen to a hub and to its model, and holds the one to what the other foretells.</summary>
internal sealed partial class HubStory
{
    private static readonly AccountSettings Settings = AccountSettings.Default;

    private readonly HubRig rig = new();
    private readonly SortedSet<string> met;
    private readonly List<ModelAccount> accounts = [];
    private readonly List<(ConnectionEpoch Connection, ExchangeEpoch Exchange)> replied = [];
    private readonly List<SecretDigest> used = [];
    private uint connections;
    private int added;

    public HubStory(SortedSet<string> met)
    {
        this.met = met;
        rig.IsMute = connection => accounts.Exists(account => account.Lines.Exists(line => line.Connection == connection && line.IsMute));
        AddAccount();
        AddAccount();
    }

    public void Run(IEnumerable<HubCommand> commands)
    {
        foreach (var command in commands)
        {
            for (var time = 0; time < command.Times; time++)
            {
                if (command.What is HubCommand.Kind.AddAccount or HubCommand.Kind.Kill or HubCommand.Kind.Pass or HubCommand.Kind.PassToDeadline)
                    Happen(command);
                else if (accounts.Count > 0)
                    Do(command, accounts[command.Account % accounts.Count], command.Pick + time);
                Agree();
            }
        }
    }

    private void Happen(HubCommand command)
    {
        switch (command.What)
        {
            case HubCommand.Kind.AddAccount:
                AddAccount();
                break;
            case HubCommand.Kind.Kill:
                accounts.ForEach(account => account.Crash(rig.Now, Settings.LingerMax));
                rig.Kill();
                met.Add("a crash");
                break;
            case HubCommand.Kind.Pass:
                Pass(rig.Now + Duration.FromMilliseconds(1L << (command.Pick % 18)));
                break;
            default:
                if (rig.Hub.NextDeadline != MonotonicTime.Never)
                    Pass(rig.Hub.NextDeadline);
                break;
        }
    }

    private void Do(HubCommand command, ModelAccount account, int pick)
    {
        switch (command.What)
        {
            case HubCommand.Kind.Login: Login(account); break;
            case HubCommand.Kind.LoginWithoutProof: Refused(exchange => HubInput.LoginAccepted(exchange, TextId.None), "a login without proof"); break;
            case HubCommand.Kind.Open: Open(account, pick); break;
            case HubCommand.Kind.Put: Put(account, pick, isActive: false, turn: 0); break;
            case HubCommand.Kind.PutActive: Put(account, pick, isActive: true, turn: 0); break;
            case HubCommand.Kind.PutActiveAgain: Put(account, pick, isActive: true, turn: (uint)Math.Max(1, account.Turn + 1L - (pick % 3))); break;
            case HubCommand.Kind.PutOnStaleId: PutOnStaleId(account, pick); break;
            case HubCommand.Kind.Delete: Delete(account, pick); break;
            case HubCommand.Kind.DeleteOnOldId: DeleteOnOldId(account, pick); break;
            case HubCommand.Kind.Command: Command(account, pick, pick % 15); break;
            case HubCommand.Kind.CommandAgain when account.Commands.Count > 0: Command(account, pick, account.Commands.Keys.Order().ElementAt(pick % account.Commands.Count)); break;
            case HubCommand.Kind.Reply: Reply(account, pick); break;
            case HubCommand.Kind.ReplyElsewhere: ReplyElsewhere(account, pick); break;
            case HubCommand.Kind.ReplyLate when replied.Count > 0: Unheard(ReplyReceived(replied[pick % replied.Count].Connection, replied[pick % replied.Count].Exchange, success: true), "a reply after it does not count"); break;
            case HubCommand.Kind.Lose when account.Lines.Count > 0: Lose(account, account.Lines[pick % account.Lines.Count]); break;
            case HubCommand.Kind.Mute when account.Lines.Count > 0: account.Lines[pick % account.Lines.Count].IsMute = true; break;
            case HubCommand.Kind.Ticket: Ticket(account, pick); break;
            case HubCommand.Kind.Redeem when account.Tickets.Count > 0: Redeem(account, pick); break;
            case HubCommand.Kind.RedeemAgain when used.Count > 0: Refused(exchange => TicketRedeemed(exchange, used[pick % used.Count]), "a ticket that is shown again"); break;
            case HubCommand.Kind.EndToken when account.Tokens.Count > 0: EndToken(account, pick); break;
            case HubCommand.Kind.ShowForeignToken: Refused(exchange => TicketRequested(exchange, HubRig.DigestOf(-1 - pick)), "a token that is nobody's"); break;
            case HubCommand.Kind.ShowForeignId: ShowForeignId(account, pick); break;
            case HubCommand.Kind.Stall: rig.Stalls = true; break;
            case HubCommand.Kind.AddTrack: AddTrack(account, pick); break;
            case HubCommand.Kind.RemoveAccount: Remove(account); break;
        }
    }

    /// <summary>Says something that finds nobody.</summary>
    private void Refused(Func<ExchangeEpoch, HubInput> say, string what)
    {
        var exchange = rig.Exchange();
        rig.Foretell(exchange, HubAnswer.Unauthorized);
        rig.Say(say(exchange));
        Assert.Equal(TextId.None, Assert.Single(rig.Asked).Account);
        met.Add(what);
    }

    /// <summary>Says something that is of the past: nothing comes of it.</summary>
    private void Unheard(HubInput input, string what)
    {
        rig.Say(input);
        Assert.Empty(rig.Asked);
        met.Add(what);
    }

    private void AddAccount()
    {
        Assert.True(rig.Texts.TryHold($"account {++added}", out var name));
        var exchange = rig.Exchange();
        var isFull = accounts.Count == HubNode.GroupsMax;
        rig.Foretell(exchange, isFull ? HubAnswer.TooManyGroups : HubAnswer.Done);
        rig.Say(HubInput.AccountAdded(exchange, name));
        if (isFull)
            met.Add("a group too many");
        else
            accounts.Add(new(name));
    }

    private void Remove(ModelAccount account)
    {
        foreach (var question in account.Questions)
            rig.Foretell(question.Exchange, HubAnswer.Unauthorized);
        var exchange = rig.Exchange();
        rig.Foretell(exchange, HubAnswer.Done);
        rig.Say(HubInput.AccountRemoved(exchange, account.Name));
        accounts.Remove(account);
        met.Add("an account that goes");
    }

    private void AddTrack(ModelAccount account, int pick)
    {
        if (account.Tokens.Count == 0)
            return;
        Assert.True(rig.Texts.TryHold($"track {pick % 40}", out var track));
        var exchange = rig.Exchange();
        rig.Foretell(exchange, account.Tracks == PlayOrder.TracksMax ? HubAnswer.TooMany : HubAnswer.Done);
        rig.Say(HubInput.QueueAsked(exchange, account.Tokens[0], QueueInput.TrackAdded(track)));
        account.Tracks = Math.Min(account.Tracks + 1, PlayOrder.TracksMax);
    }

    /// <summary>After every step the hub and the model tell the same of every account, and of nobody else.</summary>
    private void Agree()
    {
        Assert.Null(rig.Hub.Find(TextId.None));
        foreach (var account in accounts)
        {
            var view = rig.Hub.Find(account.Name)!.Value;
            Assert.Equal(account.Tokens, view.Account.Tokens.Entries.ToArray().Select(token => token.Digest));
            Assert.Equal(account.Tickets.Select(ticket => ticket.Digest), view.Account.Tickets.Entries.ToArray().Select(ticket => ticket.Digest));
            Assert.Equal(account.Lines.Select(line => (line.Connection, line.Id, line.Device)), view.Account.Lines.Entries.ToArray().Select(line => (line.Connection, line.Id, line.Device)));
            Assert.Equal(account.Questions.Select(question => question.Exchange), view.Account.Exchanges.Entries.ToArray().Select(question => question.Number));
            Assert.Equal((account.Active, account.Turn), (view.Account.Activity.Device, view.Account.Activity.Turn.Value));
            Assert.Equal(account.Tracks, view.Queue.Order.Count);
            var state = account.Active == TextId.None ? AccountState.Idle : account.LineOf(account.Active) is null ? AccountState.Away : AccountState.Active;
            Assert.Equal(state, view.State);
            Assert.True(state != AccountState.Away || view.Due <= account.LingerDue);
        }
    }
}
