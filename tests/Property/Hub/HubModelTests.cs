using FsCheck;
using FsCheck.Fluent;

namespace Holdover.Tests.Property.Hub;

/// <summary>A hub does what a few lists would: each question is answered once and rightly, and each account is alone in the world.</summary>
public sealed class HubModelTests
{
    private static readonly string[] MustBeMet =
    [
        "a login without proof", "a token that is nobody's", "a token too many", "the end of a token that opened a line",
        "a ticket", "a ticket too many", "a ticket that nobody used", "a ticket that is shown again", "another account's connection id",
        "a line too many", "a line that is silent", "an id that never comes", "a mint that never comes",
        "a stale connection id", "a newer connection of a device", "a goodbye by an old id",
        "a device that begins", "a takeover", "a takeover that is told", "a turn of the past", "a turn that the hub has forgotten", "a device that gives up",
        "the one that plays is lost", "a device that comes back", "a device that does not come back",
        "a command: relayed", "a command: Done", "a command: Repeated", "a command: DeviceAway", "a command: TooMany",
        "a command that is never replied to", "a device that is lost before it replies", "a reply after it does not count", "a reply on another connection",
        "a group too many", "an account that goes", "a crash",
    ];

    private static readonly Gen<HubCommand> Commands =
        from what in Gen.Frequency(
            (8, Gen.Elements(HubCommand.Kind.Login, HubCommand.Kind.Open)),
            (8, Gen.Elements(HubCommand.Kind.Put, HubCommand.Kind.PutActive, HubCommand.Kind.PutActiveAgain, HubCommand.Kind.PutOnStaleId)),
            (8, Gen.Elements(HubCommand.Kind.Command, HubCommand.Kind.CommandAgain, HubCommand.Kind.Reply, HubCommand.Kind.ReplyElsewhere, HubCommand.Kind.ReplyLate)),
            (4, Gen.Elements(HubCommand.Kind.Delete, HubCommand.Kind.DeleteOnOldId, HubCommand.Kind.Lose, HubCommand.Kind.Mute)),
            (4, Gen.Elements(HubCommand.Kind.Ticket, HubCommand.Kind.Redeem, HubCommand.Kind.RedeemAgain)),
            (3, Gen.Elements(HubCommand.Kind.LoginWithoutProof, HubCommand.Kind.ShowForeignToken, HubCommand.Kind.ShowForeignId, HubCommand.Kind.AddTrack)),
            (4, Gen.Elements(HubCommand.Kind.Pass, HubCommand.Kind.PassToDeadline)),
            (1, Gen.Elements(HubCommand.Kind.EndToken, HubCommand.Kind.Stall, HubCommand.Kind.AddAccount, HubCommand.Kind.RemoveAccount, HubCommand.Kind.Kill)))
        from account in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 7)))
        from pick in Gen.Choose(0, 1_000)
        from times in Gen.Frequency((24, Gen.Constant(1)), (1, Gen.Constant(18)))
        select new HubCommand(what, account, pick, times);

    [Fact]
    public void Under_any_schedule_the_hub_does_what_its_model_does()
    {
        var met = new SortedSet<string>(StringComparer.Ordinal);
        Prop.ForAll(Arb.From(Commands.ArrayOf(), Shorter), commands => new HubStory(met).Run(commands))
            .Check(Seeded.Quick.WithMaxTest(600).WithStartSize(40).WithEndSize(200));

        Assert.Empty(MustBeMet.Except(met));
    }

    /// <summary>A run of commands left out: the longest first.</summary>
    private static IEnumerable<HubCommand[]> Shorter(HubCommand[] commands)
    {
        for (var length = commands.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= commands.Length; start += length)
                yield return [.. commands[..start], .. commands[(start + length)..]];
        }
    }
}
