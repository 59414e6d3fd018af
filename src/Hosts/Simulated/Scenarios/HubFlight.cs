using Holdover.Dealer;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One thing on its way: a frame of the dealer's connection, a request of the web or its answer, or a completion of a host.</summary>
internal record struct HubFlight(HubFlightKind Kind, ConnectionEpoch Connection) : ILinkFlight
{
    public RegistrationEpoch Registration;
    public ExchangeEpoch Exchange;

    /// <summary>Whether the speaker is the one that plays, as its sender has it.</summary>
    public bool IsActive;

    /// <summary>Whose turn it is, as its sender has it.</summary>
    public ActivityEpoch Turn;

    public bool Success;
    public bool IsLate;

    public readonly HubLane Lane => IsLate ? HubLane.Late : Kind switch
    {
        <= HubFlightKind.HangUp => HubLane.Host,
        HubFlightKind.Handled => HubLane.Handler,
        <= HubFlightKind.PutAnswer => HubLane.Web,
        <= HubFlightKind.Reply => HubLane.Up,
        _ => HubLane.Down,
    };

    public readonly bool IsOnLink => Lane is HubLane.Up or HubLane.Down;

    public readonly bool IsIn(int lane) => (int)Lane == lane;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (kind, connection) = this;
        codec.Value(ref kind);
        codec.Epoch(ref connection);
        codec.Epoch(ref Registration);
        codec.Epoch(ref Exchange);
        codec.Value(ref IsActive);
        codec.Epoch(ref Turn);
        codec.Value(ref Success);
        codec.Value(ref IsLate);
        (Kind, Connection) = (kind, connection);
    }
}
