namespace Holdover.Tests.Property.Time;

/// <summary>One thing done to a clock. Timers are numbered in the order of their creation; an index wraps around.</summary>
/// <param name="Ticks">A due time (negative: never) or how far to move.</param>
/// <param name="Script">For <see cref="Kind.Create"/>: what the callback does each time it fires.</param>
internal sealed record TimeCommand(TimeCommand.Kind What, int Timer, int Ticks, int Period, TimeCommand[] Script)
{
    internal enum Kind
    {
        Create,
        Change,
        Dispose,
        Advance,
        SetUtcNow,
        AdjustTime,
        Throw,
    }

    public override string ToString() => What switch
    {
        Kind.Create => $"Create({Ticks}, {Period}, [{string.Join("; ", Script.AsEnumerable())}])",
        Kind.Change => $"Change({Timer}, {Ticks}, {Period})",
        Kind.Dispose => $"Dispose({Timer})",
        Kind.Throw => "Throw",
        _ => $"{What}({Ticks})",
    };
}
