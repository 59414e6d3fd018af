using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

internal sealed partial class MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect>
{
    /// <summary>Bytes that the shape of data with value semantics may take.</summary>
    private const int ShapeBytesMax = 600;

    private static readonly ShiftingCodec Elsewhere = new(new(987_654_321), 1_000, 123_456);

    private readonly EpochRanks ranks = new();

    /// <summary>The same machine, hours later and after many more attempts, does the same with the same input.</summary>
    public void EqualShapesBehaveAlike()
    {
        foreach (var walk in Situations(150))
        {
            var (here, there) = (CopyOf(walk.Instance), CopyOf(walk.Instance));
            var later = walk.Now + new Duration(987_654_321);
            Elsewhere.Shift(ref there);
            Assert.Equal(ShapeOf(ref here, walk.Now), ShapeOf(ref there, later));
            if (walk.NextInput() is not { } input)
                continue;
            var told = Outcome(ref here, input, walk.Now);
            Elsewhere.Shift(ref input);
            Assert.Equal(told, Outcome(ref there, input, later));
            Assert.Equal(Ticked(ref here), Ticked(ref there));
        }
    }

    public void ShapesAreSmall()
    {
        if (!typeof(TData).IsValueType)
            return;
        foreach (var walk in Situations(100))
        {
            var instance = walk.Instance;
            Assert.InRange(ShapeOf(ref instance, walk.Now).Length, 1, ShapeBytesMax);
        }
    }

    private string Outcome(ref Instance<TState, TDeadline, TData> instance, TInput input, MonotonicTime now)
    {
        var effects = new Outbox<TEffect>(1_024);
        machine.Step(ref instance, in input, now, effects);
        return ShapeOf(ref instance, now, effects);
    }

    private string Ticked(ref Instance<TState, TDeadline, TData> instance)
    {
        var due = instance.Deadlines.Earliest;
        if (due == MonotonicTime.Never)
            return "";
        var effects = new Outbox<TEffect>(1_024);
        machine.Tick(ref instance, due, effects);
        return ShapeOf(ref instance, due, effects);
    }

    private string ShapeOf(ref Instance<TState, TDeadline, TData> instance, MonotonicTime now, Outbox<TEffect> effects)
    {
        var whole = new Aftermath<Instance<TState, TDeadline, TData>, TEffect> { Memory = instance, Effects = effects.Effects.ToArray() };
        return ShapeOf(ref whole, now);
    }

    private string ShapeOf<T>(ref T value, MonotonicTime now)
        where T : IEncodable
    {
        var buffer = new byte[BytesMax];
        return Convert.ToHexString(buffer, 0, ShapeWriter.Write(ref value, now, ranks, buffer));
    }
}
