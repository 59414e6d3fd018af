namespace Holdover.Endpoint;

/// <summary>The machines of a speaker.</summary>
public enum EndpointPart
{
    Session,
    Playback,
    Dealer,
    Saved,
    Owner,
}
