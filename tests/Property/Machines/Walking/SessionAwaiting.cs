using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A session rests between its attempts only without a network, and never without asking whether its peer lives.</summary>
internal sealed class SessionAwaiting : IAwaiting<SessionState, SessionDeadline, SessionData>
{
    public IEnumerable<(string What, SessionDeadline[] AnyOf)> Of(Instance<SessionState, SessionDeadline, SessionData> session)
    {
        if (session.State is SessionState.Recovering or SessionState.Migrating && session.Data.Next.IsNone() && !session.Data.Offline)
            yield return ("the next attempt, or leave to hurry for it", [SessionDeadline.Retry, SessionDeadline.Pace]);
        if (session.State is SessionState.Connected or SessionState.Migrating)
            yield return ("a sign of life", [SessionDeadline.Silence, SessionDeadline.Probe]);
        if (session.State is SessionState.Connected or SessionState.Migrating && !session.Data.Healthy)
            yield return ("its health", [SessionDeadline.Healthy]);
        if (!session.Data.Next.IsNone())
            yield return ("the end of an attempt", [SessionDeadline.Attempt]);
        if (session.Data.Step == AttemptStep.Transport)
            yield return ("an address", [SessionDeadline.Address]);
    }
}
