using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Which address of a server's name a session has to open next, by what it opened and what became of that; any if an attempt was cut short by the loss of the server that it was to replace.</summary>
internal struct SessionAddresses : IEncodable
{
    public const string NextAddress = "a name's address is tried again if it served well, else the one after it is next; another name begins with its first";

    private const int Any = -1;

    private int url;
    private int next;

    /// <summary>Whether what was opened last carries the session.</summary>
    private bool isUp;

    /// <summary>Takes note of an effect; what it broke, or null.</summary>
    /// <param name="isHealthy">Whether the connection that is up, or was until now, lasted long enough.</param>
    public string? See(in SessionEffect effect, bool isHealthy)
    {
        switch (effect.Action)
        {
            case SessionAction.FetchToken or SessionAction.ResolveUrl when effect.UrlIndex != url:
                (url, next, isUp) = (effect.UrlIndex, 0, false);
                return null;
            case SessionAction.PublishStatus when effect.Status == SessionStatus.Connected:
                isUp = true;
                return null;
            case SessionAction.PublishStatus when effect.Status == SessionStatus.Disconnected && isHealthy:
                next = isUp ? After(next + SpeakerRules.Addresses - 2) : Any;
                return null;
            case SessionAction.OpenTransport:
                var isNext = next == Any || effect.AddressIndex == next;
                (next, isUp) = (After(effect.AddressIndex), false);
                return isNext ? null : NextAddress;
            default:
                return null;
        }
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref url);
        codec.Value(ref next);
        codec.Value(ref isUp);
    }

    private static int After(int address) => (address + 1) % SpeakerRules.Addresses;
}
