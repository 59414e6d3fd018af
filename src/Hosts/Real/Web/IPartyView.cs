namespace Holdover.Hosts.Real.Web;

/// <summary>Whoever knows how a party stands.</summary>
public interface IPartyView
{
    /// <summary>At this instant; asked from any thread, and answered without waiting.</summary>
    PartyView View { get; }
}
