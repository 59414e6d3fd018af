using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Systematic.Party;

/// <content>Listeners that want chunks encoded.</content>
public sealed partial class WorkerStories
{
    /// <summary>Portions end anywhere; what is encoded is sent whole, once, and first from where a chunk begins.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7_000)]
    [InlineData(19_999)]
    public void Who_wants_chunks_encoded_is_sent_each_of_them_whole_and_once(int microseconds)
    {
        Stream(Old, chunks: 250);
        Wait(Duration.FromSeconds(1) + new Duration(microseconds));
        Listen(1, codecs: new(Codec.Opus, Codec.Flac));
        Wait(Duration.FromSeconds(2));
        var sent = All(PartyAction.SendChunk);
        Assert.All(sent, chunk => Assert.Equal((Codec.Opus, 0, ChunkFrames), (chunk.Codec, chunk.Piece.Offset, chunk.Piece.Count)));
        Assert.Equal(Enumerable.Range(sent[0].Piece.Handle, 250 - sent[0].Piece.Handle), sent.Select(chunk => chunk.Piece.Handle));
        Assert.Equal(Codec.Opus, Assert.Single(All(PartyAction.SendStreamStart)).Codec);
        Assert.InRange(sent[0].Timestamp - now.Microseconds + 2_000_000, ListenerSettings.Default.Floor.Microseconds, ListenerSettings.Default.Floor.Microseconds + 20_000);
    }

    /// <summary>Where the stream ends for now a chunk ends: there no frame can be sent in both forms, nor in none.</summary>
    [Fact]
    public void Another_format_is_given_at_the_edge_of_the_stream()
    {
        Stream(Old, chunks: 250);
        Listen(1);
        Hear(ListenerInput.FormatRequested(new(1), new(Codec.Flac, Codec.Flac)));
        Wait(Duration.FromSeconds(2));
        Assert.All(All(PartyAction.SendChunk), chunk => Assert.Equal(Codec.Pcm, chunk.Codec));
        Assert.Equal([Codec.Pcm, Codec.Flac], All(PartyAction.SendStreamStart).Select(start => start.Codec));
        Publish(Old);
        var (last, before) = (All(PartyAction.SendChunk)[^1], All(PartyAction.SendChunk)[^2]);
        Assert.Equal((Codec.Flac, 250, before.From + before.Piece.Count), (last.Codec, last.Piece.Handle, last.From));
        Assert.Single(All(PartyAction.SendStreamClear));
    }
}
