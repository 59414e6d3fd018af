using Holdover.Session;

namespace Holdover.Commands;

/// <summary>Says when the session is gone and when it is back: once each, however many attempts lie between.</summary>
internal sealed class SessionNews(Uri server)
{
    private bool isDown;

    public void Tell(SessionStatus status, LossCause cause)
    {
        var was = isDown;
        isDown = status == SessionStatus.Disconnected || (isDown && status != SessionStatus.Connected);
        if (isDown && !was)
            Console.Error.WriteLine($"holdover: no session with {server} ({cause}); trying again until there is one");
        if (was && !isDown)
            Console.Error.WriteLine($"holdover: the session with {server} is back");
    }
}
