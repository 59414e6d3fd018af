using Holdover.Machines;
using Holdover.Session;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>A host mostly answers what the attempt asked of it last.</summary>
internal sealed class SessionNeighbour : INeighbour<SessionState, SessionDeadline, SessionData, SessionInput>
{
    public bool Refine(in Instance<SessionState, SessionDeadline, SessionData> hearer, ref SessionInput input, Generator generator)
    {
        var attempt = hearer.Data.Next;
        if (!attempt.IsNone() && input.Connection == attempt && generator.Chance(0.8))
            input = generator.Pick(Answers(hearer.Data.Step, attempt, generator));
        return true;
    }

    private static SessionInput[] Answers(AttemptStep step, ConnectionEpoch attempt, Generator generator) => step switch
    {
        AttemptStep.Token => [SessionInput.TokenFetched(attempt), SessionInput.TokenFetched(attempt), SessionInput.TokenFailed(attempt), SessionInput.TokenRefused(attempt)],
        AttemptStep.Addresses => [SessionInput.UrlResolved(attempt, generator.Few()), SessionInput.ResolveFailed(attempt)],
        AttemptStep.Transport => [SessionInput.TransportOpened(attempt), SessionInput.TransportFailed(attempt), SessionInput.TransportRefused(attempt), SessionInput.TransportClosed(attempt, LossCause.ClosedByPeer)],
        _ => [SessionInput.Greeted(attempt), SessionInput.Greeted(attempt), SessionInput.BytesReceived(attempt), SessionInput.GoingAway(attempt), SessionInput.TransportClosed(attempt, LossCause.TransportError)],
    };
}
