namespace Holdover.Hosts.Simulated.Sounding;

/// <summary>Frames that follow each other, without a sample of theirs.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="First">The first one as the source knows it; of silence, nothing.</param>
/// <param name="Count">How many.</param>
/// <param name="LeftOut">Frames of the source that the player left out just before, and said so.</param>
internal readonly record struct Run(RunKind Kind, long First, long Count, long LeftOut = 0)
{
    public Run Take(long count) => this with { Count = count };

    public Run Without(long count) => new(Kind, Kind == RunKind.Frames ? First + count : First, Count - count);
}
