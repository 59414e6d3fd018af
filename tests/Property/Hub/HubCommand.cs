namespace Holdover.Tests.Property.Hub;

/// <summary>One thing that happens around a hub. What cannot happen now (a reply to nothing) does not.</summary>
/// <param name="Account">To which account, by number.</param>
/// <param name="Pick">Which of several.</param>
/// <param name="Times">How often in a row: limits are reached by bursts.</param>
internal sealed record HubCommand(HubCommand.Kind What, int Account, int Pick, int Times)
{
    internal enum Kind
    {
        Login,
        LoginWithoutProof,
        Open,
        Put,
        PutActive,

        /// <summary>A device that was active before says so, with the turn that it had then.</summary>
        PutActiveAgain,
        PutOnStaleId,
        Delete,
        DeleteOnOldId,
        Command,
        CommandAgain,
        Reply,
        ReplyElsewhere,
        ReplyLate,
        Lose,
        Mute,
        Ticket,
        Redeem,
        RedeemAgain,
        EndToken,
        ShowForeignToken,
        ShowForeignId,

        /// <summary>The host does not mint what it is asked for next.</summary>
        Stall,
        Pass,
        PassToDeadline,
        AddTrack,
        AddAccount,
        RemoveAccount,

        /// <summary>The process is killed, and another reads what was written last.</summary>
        Kill,
    }

    public override string ToString() => $"{What}({Account}, {Pick}) x {Times}";
}
