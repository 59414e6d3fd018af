using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Nodes;

/// <summary>A random life of a node: what a world may say, at any pace, with the outbox drained after each.</summary>
/// <param name="node">The node.</param>
/// <param name="seed">What the life is drawn from.</param>
/// <param name="effectsMax">Effects of one step at most.</param>
/// <param name="see">Told of each effect, if somebody wants to know.</param>
internal sealed class NodeWalk<TInput, TEffect>(Node<TInput, TEffect> node, int seed, int effectsMax, Action<TEffect>? see = null)
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    private readonly Outbox<TEffect> effects = new(effectsMax);

    public Generator Generator { get; } = new((ulong)seed) { Now = new(1_000_000) };

    public int Steps { get; private set; }

    public void Step(Func<Generator, TInput?> say)
    {
        Steps++;
        if (Generator.Chance(0.4))
            Wait();
        else
            Hear(say);
        foreach (var effect in effects.Effects)
        {
            HarvestingCodec.Harvest(effect, Generator);
            see?.Invoke(effect);
        }

        effects.Clear();
    }

    private void Hear(Func<Generator, TInput?> say)
    {
        Generator.Now += Generator.Chance(0.5) ? Duration.Zero : Duration.Min(Generator.Span(), Duration.FromMilliseconds(20));
        if (say(Generator) is not { } input)
            return;
        node.Step(in input, Generator.Now, effects);
        RefusesWhatIsNotDrained(in input);
    }

    private void Wait()
    {
        var next = node.NextDeadline;
        Generator.Now = next != MonotonicTime.Never && Generator.Chance(0.7) ? MonotonicTime.Max(Generator.Now, next) : Generator.Now + Generator.Span();
        node.Tick(Generator.Now, effects);
        Assert.True(node.NextDeadline > Generator.Now, "a tick leaves nothing that is due");
    }

    private void RefusesWhatIsNotDrained(in TInput input)
    {
        if (effects.Count == 0 || !Generator.Chance(0.02))
            return;
        var again = input;
        Assert.Throws<InvariantException>(() => node.Step(in again, Generator.Now, effects));
    }
}
