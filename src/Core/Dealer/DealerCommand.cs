using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>What a request asks for.</summary>
/// <param name="MessageId">How its sender numbered it.</param>
/// <param name="SentBy">The device that sent it.</param>
/// <param name="Endpoint">What is to be done, such as <c>pause</c>.</param>
/// <param name="Json">The whole command in UTF-8: with its endpoint, and what that takes.</param>
public sealed record DealerCommand(uint MessageId, string SentBy, string Endpoint, EquatableList<byte> Json)
{
    /// <summary>Says when two requests are the same one.</summary>
    public RequestIdentity Identity => RequestIdentity.Of(SentBy, MessageId);

    internal static DealerCommand Read(ref WireReader json, ReadOnlySpan<byte> payload)
    {
        long? id = null;
        string? sender = null, endpoint = null;
        var command = Range.All;
        if (!json.EnterObject()) json.Fail(WireError.WrongKind, default);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case DealerWords.MessageId: id = json.Int64(0, uint.MaxValue); break;
                case DealerWords.SentBy: sender = json.Text(WireLimits.IdCharsMax); break;
                case DealerWords.Command: (endpoint, command) = ReadCommand(ref json); break;
                default: json.Skip(); break;
            }
        }

        json.End();
        return new(
            (uint)json.Required(id, DealerWords.MessageId),
            json.Required(sender, DealerWords.SentBy),
            json.Required(endpoint, DealerWords.Endpoint),
            new(payload[command]));
    }

    private static (string? Endpoint, Range Command) ReadCommand(ref WireReader json)
    {
        string? endpoint = null;
        var start = json.Position;
        if (!json.EnterObject()) return default;
        while (json.NextField())
        {
            if (json.Name is DealerWords.Endpoint) endpoint = json.Text(WireReader.NameCharsMax);
            else json.Skip();
        }

        return (endpoint, start..json.Consumed);
    }
}
