using System.Net.WebSockets;

using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Recording;
using Holdover.Hosts.Real.Sources;
using Holdover.Hosts.Real.Web;
using Holdover.Machines;
using Holdover.Party;
using Holdover.Recording;

namespace Holdover.Hosts.Real.Party;

/// <summary>Binds a party's node to a source of audio and to WebSockets.</summary>
public sealed class PartyHost : IListenerHost, IEffectHandler<PartyInput, PartyEffect>, IAsyncDisposable
{
    /// <summary>Bytes of a segment of the recording: a snapshot of a thousand listeners, and some minutes of what they say.</summary>
    private const int RecordingMax = 1 << 24;

    private readonly SourceSide source;
    private readonly PartyNode node;
    private readonly NodePump<PartyInput, PartyEffect> pump;
    private readonly RecordingFile<PartyInput, PartyEffect>? recording;
    private readonly MonotonicClock clock;
    private readonly ListenerSide listeners;
    private readonly ChunkStore chunks = new();
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Sendspin.RepeatMode repeat;
    private Task running = Task.CompletedTask;

    /// <param name="options">What to serve and where.</param>
    /// <param name="list">Open already, so that what is wrong with it is said before anybody listens; disposed of here.</param>
    /// <param name="provider">The clock; the system's if null.</param>
    public PartyHost(PartyOptions options, PlayList list, TimeProvider? provider = null)
    {
        clock = new(provider ?? TimeProvider.System);
        node = new(options.Coordinator, options.Worker, options.Listener);
        if (options.Recording is { } path)
            recording = new(path, Replayers.Party, RecordedSettings.Write(new PartySettings(options.Coordinator, options.Worker, options.Listener)), node, RecordingMax);
        pump = new(node, this, clock, PartyNode.EffectsMax) { Recording = recording };
        source = new(list, chunks, input => pump.Post(input));
        repeat = options.Loop ? Sendspin.RepeatMode.All : Sendspin.RepeatMode.Off;
        listeners = new(options.Name, chunks, clock, pump) { Tags = source.Tags, Told = word => Told?.Invoke(word) };
    }

    /// <summary>Told of a step that broke and was survived.</summary>
    public Action<InvariantException>? Broke
    {
        get => pump.Broke;
        set => pump.Broke = value;
    }

    /// <summary>Told what is wrong with the source, once it shows, and of listeners that do not keep up.</summary>
    public Action<string>? Told
    {
        get => source.Told;
        set => source.Told = value;
    }

    /// <summary>A view of the moment, for people; it may be half a step old.</summary>
    public PartyStatus Status => node.Status;

    public PartyView View
    {
        get
        {
            var status = Status;
            var playing = PlayingView.Of(status.Stream, node.Stand, source.Tags, clock.Now);
            return new($"{status.Coordinator}", IsServing: true, Teller: 0, playing, [new(0, Environment.ProcessId, status.Listeners, status.Connections, listeners.Counts.Bytes, listeners.Counts.Late.TotalSeconds, listeners.Counts.Slow)]);
        }
    }

    internal int ConnectionsOpen => listeners.Connections.Count;

    /// <summary>Asks for a call on the flow of the node.</summary>
    internal bool TryAsk(Action answer) => pump.TryAsk(answer);

    internal int ChunksHeld => chunks.Count;

    /// <summary>Serves until the source is over and played out, or until stopped. True unless the source failed. Cancelled if disposed of meanwhile.</summary>
    public async Task<bool> Run()
    {
        pump.TryPost(CoordinatorInput.ServeRequested(source.Tracks, repeat));
        running = pump.Run();
        await await Task.WhenAny(running, ended.Task, source.Failure);
        return await ended.Task;
    }

    /// <summary>Lets what is decoded play, then ends; asked again, ends at once.</summary>
    public void Stop() => pump.TryPost(CoordinatorInput.StopRequested());

    public Task Serve(WebSocket socket, RawStream stream) => listeners.Serve(socket, stream);

    void IEffectHandler<PartyInput, PartyEffect>.Handle(in PartyEffect effect)
    {
        switch (effect.Action)
        {
            case PartyAction.OpenSource:
                source.Open(effect.Source, effect.Track);
                break;
            case PartyAction.Decode:
                source.Decode(effect.Source, effect.From, effect.Count);
                break;
            case PartyAction.HoldChunk:
                chunks.Hold(effect.Piece.Handle);
                break;
            case PartyAction.ReleaseChunk:
                chunks.Release(effect.Piece.Handle);
                break;
            case PartyAction.ReportEnded:
                ended.TrySetResult(!effect.Failed);
                break;
            case PartyAction.ReportStream or PartyAction.ReportUnavailable:
                break;
            default:
                listeners.Handle(in effect);
                break;
        }
    }

    void IEffectHandler<PartyInput, PartyEffect>.Completed(in PartyInput input)
    {
        if (input.Part == PartyPart.Coordinator)
            source.Completed(in input.Coordinator);
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetCanceled();
        await pump.DisposeAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await source.DisposeAsync();
        listeners.Dispose();
        recording?.Dispose();
    }
}
