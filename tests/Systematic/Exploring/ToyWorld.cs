using Holdover.Hosts.Simulated.Exploring;

namespace Holdover.Tests.Systematic.Exploring;

/// <summary>A world whose rules are two functions, so that its states can be counted by hand.</summary>
internal sealed class ToyWorld(Action<ToyWorld, ChoiceList> list, Action<ToyWorld, Choice> apply, Func<ToyWorld, bool> isAtRest) : BodiedWorld<ToyBody>
{
    public override bool IsAtRest => isAtRest(this);

    public ref int First => ref Body.First;

    public ref int Second => ref Body.Second;

    public override void List(ChoiceList choices) => list(this, choices);

    public override string Describe(in Choice choice) => choice.ToString();

    public override string Describe() => $"{First}, {Second}";

    public void Fail(string property) => Break(property);

    protected override void Apply(in Choice choice) => apply(this, choice);
}
