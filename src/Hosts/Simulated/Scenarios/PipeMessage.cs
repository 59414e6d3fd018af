using Holdover.Machines;
using Holdover.Party;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>One thing in the pipe to a worker, as the worker will hear it.</summary>
internal record struct PipeMessage(WorkerInput Heard) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (trigger, coordinator, request) = (Heard.Trigger, Heard.Coordinator, Heard.Request);
        codec.Value(ref trigger);
        codec.Epoch(ref coordinator);
        codec.Epoch(ref request);
        var heard = new WorkerInput(trigger)
        {
            Coordinator = coordinator, Request = request, Grid = Heard.Grid, Channels = Heard.Channels, First = Heard.First, Coming = Heard.Coming, Chunk = Heard.Chunk, Stand = Heard.Stand,
        };
        if (trigger == WorkerTrigger.StreamBegan)
            EncodeStream(ref codec, ref heard);
        if (trigger == WorkerTrigger.ChunkPublished)
            heard.Chunk.Encode(ref codec);
        if (trigger == WorkerTrigger.StandTold)
            heard.Stand.Encode(ref codec);
        Heard = heard;
    }

    private static void EncodeStream<TCodec>(ref TCodec codec, ref WorkerInput heard)
        where TCodec : struct, ICodec, allows ref struct
    {
        heard.Grid.Encode(ref codec);
        codec.Value(ref heard.Channels);
        codec.Value(ref heard.First);
        codec.Value(ref heard.Coming);
    }
}
