using Holdover.Hub;
using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>
/// Who comes to the door mostly shows what they were given, since nobody finds a digest by chance; a host mints what it is
/// asked for; and a household seldom goes for good.
/// </summary>
internal sealed class AccountNeighbour : INeighbour<AccountState, AccountDeadline, AccountData, AccountInput>
{
    public bool Refine(in Instance<AccountState, AccountDeadline, AccountData> hearer, ref AccountInput input, Generator generator)
    {
        var data = hearer.Data;
        if (input.Trigger == AccountTrigger.RemoveRequested && hearer.State != AccountState.Removed && generator.Chance(0.9))
            return false;
        if (input.Trigger == AccountTrigger.QueueChanged && hearer.State != AccountState.Removed && generator.Chance(0.8))
            input = MoveIn(data, generator) ?? input;
        if (input.Trigger != AccountTrigger.TokenMinted && data.Tokens.Count > 0 && generator.Chance(0.9))
            input.Token = data.Tokens[generator.Below(data.Tokens.Count)].Digest;
        if (input.Trigger == AccountTrigger.TicketRedeemed && data.Tickets.Count > 0 && generator.Chance(0.8))
            input.Secret = data.Tickets[generator.Below(data.Tickets.Count)].Digest;
        if (input.Trigger is AccountTrigger.DevicePut or AccountTrigger.DeviceDeleted && data.Lines.Count > 0 && generator.Chance(0.9))
            ShowLine(data.Lines[generator.Below(data.Lines.Count)], ref input, generator);
        if (input.Trigger == AccountTrigger.ReplyReceived && data.Exchanges.Count > 0 && generator.Chance(0.8))
            (input.Exchange, input.Connection) = (data.Exchanges[0].Number, data.Exchanges[0].Connection);
        return true;
    }

    /// <summary>The next step on the way to a device that plays, or null if there is one that could.</summary>
    private static AccountInput? MoveIn(AccountData data, Generator generator)
    {
        var digest = new SecretDigest(generator.Number(), generator.Number());
        foreach (ref readonly var exchange in data.Exchanges.Entries)
        {
            if (exchange.Kind != ExchangeKind.Command)
                return exchange.Kind == ExchangeKind.Token ? AccountInput.TokenMinted(exchange.Number, digest, 0) : AccountInput.TicketMinted(exchange.Number, digest);
        }

        foreach (ref readonly var line in data.Lines.Entries)
        {
            if (line.Id.IsNone)
                return AccountInput.ConnectionIdMinted(line.Connection, digest);
            if (line.Device == TextId.None)
                return AccountInput.DevicePut(Fresh(generator), line.Token, line.Id, new(1 + generator.Few()), default, generator.Chance(0.8), default);
        }

        if (data.Tokens.Count == 0)
            return AccountInput.TokenRequested(Fresh(generator));
        return data.Lines.Count == 0 ? AccountInput.ConnectionOpened(new(generator.Epoch(EpochKind.Connection) + 1), data.Tokens[0].Digest) : null;
    }

    private static ExchangeEpoch Fresh(Generator generator) => new(generator.Epoch(EpochKind.Exchange) + 1);

    private static void ShowLine(Line line, ref AccountInput input, Generator generator)
    {
        input.Secret = line.Id;
        if (line.Device != TextId.None && generator.Chance(0.8))
            input.Device = line.Device;
    }
}
