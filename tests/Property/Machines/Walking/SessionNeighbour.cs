using Holdover.Machines;
using Holdover.Session;
using Holdover.Tests.Property.Machines.Generating;

using static Holdover.Session.SessionTrigger;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A host reports nothing of a transport that it was not asked to open yet.</summary>
internal sealed class SessionNeighbour : INeighbour<SessionState, SessionDeadline, SessionData, SessionInput>
{
    public bool Refine(in Instance<SessionState, SessionDeadline, SessionData> hearer, ref SessionInput input, Generator generator) =>
        hearer.State != SessionState.Resolving
        || input.Connection != hearer.Data.Live
        || input.Trigger is not (TransportOpened or TransportFailed or TransportClosed or Greeted or BytesReceived);
}
