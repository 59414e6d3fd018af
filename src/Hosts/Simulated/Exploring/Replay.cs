namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Follows a path again, step by step.</summary>
public sealed class Replay
{
    private readonly Scenario scenario;
    private readonly World world;
    private readonly ChoiceList choices = new();

    public Replay(Scenario scenario, string? plant = null, int? budget = null)
    {
        this.scenario = scenario;
        world = scenario.CreateWorld(plant, budget);
        List();
    }

    public World World => world;

    /// <summary>What can be chosen now.</summary>
    public ReadOnlySpan<Choice> Choices => choices.Choices;

    /// <summary>The first promise that is broken now, or null.</summary>
    public string? Broken => world.Broken ?? scenario.Always.FirstOrDefault(property => !property.Holds(world))?.Name;

    /// <summary>Takes the choice at a place; false if there are not so many. A step that throws throws here, too.</summary>
    public bool TryTake(int place)
    {
        if (place >= choices.Count)
            return false;
        world.Take(in choices[place]);
        List();
        return true;
    }

    /// <summary>Follows a whole path; false if it leads nowhere in this scenario.</summary>
    public bool TryFollow(ExplorationPath path) => path.Choices.All(choice => TryTake(choice));

    private void List()
    {
        choices.Clear();
        world.List(choices);
    }
}
