using Holdover.Machines;
using Holdover.Party;

namespace Holdover.Tests.Systematic.Party;

/// <content>A worker that dies, and the next one, which has its mark of the listener and nothing else.</content>
public sealed partial class WorkerStories
{
    /// <summary>After a sending the next worker goes on where it ended; within one nobody knows, and all is thrown away first.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_worker_that_died_had_sent_is_not_sent_again(bool diedSending)
    {
        Stream(Old, chunks: 50);
        Listen(1);
        var (sent, mark) = (All(PartyAction.SendChunk), default(SentMark));
        foreach (var chunk in sent)
        {
            mark.Commit();
            mark.Begin(chunk.Timestamp + Grid.LengthOf(chunk.Piece.Count).Microseconds, now);
        }

        if (!diedSending)
            mark.Commit();
        var next = new WorkerStories();
        next.Stream(Old, chunks: 50);
        next.Listen(1, mark.Until);
        var frames = sent.Sum(chunk => chunk.Piece.Count);
        Assert.Equal(500 * Rate / 1_000, frames);
        Assert.Equal((diedSending, diedSending ? 1 : 0), (mark.Until is null, next.All(PartyAction.SendStreamClear).Length));
        Assert.Equal(diedSending ? sent[0].From : frames, next.All(PartyAction.SendChunk)[0].From);
    }
}
