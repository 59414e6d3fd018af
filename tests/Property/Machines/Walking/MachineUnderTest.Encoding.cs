using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

internal sealed partial class MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect>
{
    public void EncodingsComeBack()
    {
        var generator = new Generator(7) { Hostile = true };
        for (var round = 0; round < 300; round++)
        {
            var (memory, copy) = (machine.Create(Dice.Fixed), machine.Create(Dice.Fixed));
            GeneratingCodec.Fill(ref memory, generator);
            var bytes = Exact(ref memory);
            Assert.True(ExactReader.TryRead(bytes, ref copy), $"{typeof(TData).Name} is not read back");
            Assert.Equal(bytes, Exact(ref copy));
            ComesBack(GeneratingCodec.Make<TInput>(generator));
            ComesBack(GeneratingCodec.Make<TEffect>(generator));
        }
    }

    public void SpoiltEncodingsAreRefusedOrDiffer()
    {
        var generator = new Generator(8) { Hostile = true };
        for (var round = 0; round < 20; round++)
        {
            var memory = machine.Create(Dice.Fixed);
            GeneratingCodec.Fill(ref memory, generator);
            Spoil(Exact(ref memory), () => machine.Create(Dice.Fixed), generator);
            var (input, effect) = (GeneratingCodec.Make<TInput>(generator), GeneratingCodec.Make<TEffect>(generator));
            Spoil(Exact(ref input), () => default(TInput), generator);
            Spoil(Exact(ref effect), () => default(TEffect), generator);
        }
    }

    private static void ComesBack<T>(T value)
        where T : struct, IEncodable
    {
        var copy = default(T);
        Assert.True(ExactReader.TryRead(Exact(ref value), ref copy), $"{value} is not read back");
        Assert.Equal(value, copy);
    }

    private static void Spoil<T>(byte[] bytes, Func<T> create, Generator generator)
        where T : IEncodable
    {
        // Of what is long, every place in turn would take minutes: some are drawn.
        var places = bytes.Length <= 200 ? Enumerable.Range(0, bytes.Length) : Enumerable.Range(0, 200).Select(_ => generator.Below(bytes.Length));
        foreach (var place in places)
        {
            var value = create();
            Assert.False(ExactReader.TryRead(bytes.AsSpan(0, place), ref value), $"{place} of {bytes.Length} bytes of {typeof(T).Name} are taken for all");
            var flipped = bytes.ToArray();
            flipped[place] ^= (byte)(1 << generator.Below(8));
            value = create();
            if (ExactReader.TryRead(flipped, ref value))
                Assert.NotEqual(bytes, Exact(ref value));
        }
    }
}
