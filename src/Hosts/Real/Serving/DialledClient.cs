using Holdover.Hosts.Real.Embedding;
using Holdover.Sendspin;
using Holdover.Session;

namespace Holdover.Hosts.Real.Serving;

/// <summary>A client that waits to be dialled: a session keeps the connection alive, until the client wants to be left alone.</summary>
internal sealed class DialledClient : IAsyncDisposable
{
    private readonly EmbeddedSession session;
    private readonly Uri url;
    private readonly Action<string> say;
    private bool wasUp;

    /// <param name="url">Where it waits.</param>
    /// <param name="door">Of the worker that serves it.</param>
    /// <param name="say">Told what people are to hear, a line each.</param>
    public DialledClient(Uri url, Uri door, Action<string> say)
    {
        (this.url, this.say) = (url, say);
        var relay = new ClientRelay(door) { Left = Leave };
        session = new(new(relay, url), Told);
        session.Open();
    }

    public async ValueTask DisposeAsync()
    {
        session.Dispose();
        await session.Ended;
    }

    private void Leave(GoodbyeReason reason)
    {
        if (reason.IsExpectedBack())
            return;
        say($"{url} is not dialled again: {reason switch { GoodbyeReason.AnotherServer => "it goes to another server", GoodbyeReason.Shutdown => "it shuts down", _ => "its user does not want it" }}");
        session.Dispose();
    }

    private void Told(SessionReport report)
    {
        var isUp = report.Status == SessionStatus.Connected;
        if (isUp != wasUp && !report.IsFinal)
            say(isUp ? $"{url} is connected" : $"{url} is lost: dialling it again");
        wasUp = isUp;
    }
}
