using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Nodes;

/// <summary>A step that breaks is as if it had never been, and what else happened in it holds.</summary>
public class BreakTests
{
    private readonly FragileNode node = new();
    private readonly Outbox<FragileEffect> effects = new();

    [Fact]
    public void What_happened_beside_the_broken_machine_holds()
    {
        var error = Assert.Throws<InvariantException>(() => node.Step(new([1, 0, 2]), new(1), effects));
        Assert.Equal("zero", error.InnerException!.Message);
        Assert.Equal([1, 2], effects.Effects.ToArray().Select(effect => effect.Value));
    }

    [Fact]
    public void The_node_goes_on_after_it()
    {
        Assert.Throws<InvariantException>(() => node.Step(new([0]), new(1), effects));
        node.Step(new([3]), new(2), effects);
        Assert.Equal([3], effects.Effects.ToArray().Select(effect => effect.Value));
    }

    [Fact]
    public void A_deadline_that_breaks_ends_the_tick_and_stays()
    {
        node.Due = new(1);
        Assert.Throws<InvariantException>(() => node.Tick(new(1), effects));
        Assert.Equal(1, node.Ticks);
        Assert.Equal(new MonotonicTime(1), node.NextDeadline);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, false)]
    [InlineData(new[] { 0, 1, 11 }, true)]
    [InlineData(new[] { 0, 9, 11, 12 }, false)]
    [InlineData(new[] { 0, 10, 20, 30, 40 }, true)]
    public void Two_breaks_in_ten_seconds_are_survived_and_not_a_third(int[] seconds, bool lastSurvives)
    {
        var budget = default(BreakBudget);
        var survived = seconds.Select(at => budget.Survives(new MonotonicTime(0) + Duration.FromSeconds(at))).ToArray();
        Assert.All(survived[..^1], Assert.True);
        Assert.Equal(lastSurvives, survived[^1]);
    }

    private record struct FragileInput(int[] Values) : IEncodable
    {
        public readonly void Encode<TCodec>(ref TCodec codec)
            where TCodec : struct, ICodec, allows ref struct
        {
        }
    }

    private record struct FragileEffect(int Value) : IEncodable
    {
        public readonly void Encode<TCodec>(ref TCodec codec)
            where TCodec : struct, ICodec, allows ref struct
        {
        }
    }

    private sealed class FragileNode : Node<FragileInput, FragileEffect>
    {
        public MonotonicTime Due { get; set; } = MonotonicTime.Never;

        public int Ticks { get; private set; }

        public override MonotonicTime NextDeadline => Due;

        protected override void Deliver(in FragileInput input, Outbox<FragileEffect> effects)
        {
            if (input.Values.Length > 1)
            {
                foreach (var value in input.Values)
                    Post(new([value]));
                return;
            }

            if (input.Values[0] == 0)
                throw new InvalidOperationException("zero");
            effects.Add(new(input.Values[0]));
        }

        protected override void TickEarliest(Outbox<FragileEffect> effects)
        {
            Ticks++;
            throw new InvalidOperationException("tick");
        }
    }
}
