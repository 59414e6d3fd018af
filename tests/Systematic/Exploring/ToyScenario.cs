using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Tests.Systematic.Exploring;

/// <summary>A scenario over a <see cref="ToyWorld"/>, put together by each test.</summary>
internal sealed class ToyScenario(Action<ToyWorld, ChoiceList> list, Action<ToyWorld, Choice> apply, Func<ToyWorld, bool>? isAtRest = null, Action? begin = null) : Scenario
{
    public override string Name => "toy";

    public override string Summary => "counted by hand";

    public override IReadOnlyList<string> Alphabet => [];

    public override IReadOnlyList<string> Faults => [];

    public ToyScenario WithAlways(string name, Func<ToyWorld, bool> holds)
    {
        MustAlways(name, holds);
        return this;
    }

    public ToyScenario WithEventually(string name, Func<ToyWorld, bool> holds)
    {
        MustEventually(name, holds);
        return this;
    }

    public ToyScenario WithSometimes(string name, Func<ToyWorld, bool> holds)
    {
        MustSometimes(name, holds);
        return this;
    }

    public override World CreateWorld(string? plant, int? budget)
    {
        begin?.Invoke();
        return new ToyWorld(list, apply, isAtRest ?? (_ => true));
    }
}
