using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>A question that the hub was asked by a request of the web, and who waits for its answer.</summary>
/// <param name="AskedAt">When.</param>
/// <param name="Answered">Told what came of it; null if the hub's process died over it.</param>
internal sealed record HubQuestion(MonotonicTime AskedAt, Action<HubAnswer?> Answered)
{
    /// <summary>With a login: the token that was minted for it.</summary>
    public SecretDigest Token { get; set; }
}
