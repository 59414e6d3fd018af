namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Goes on without faults, fairly: of the lanes that are owed a step, the one that has waited longest gets it.</summary>
internal sealed class Healing
{
    private readonly int[] servedAt = new int[Choice.LanesMax];
    private int step;

    public void Begin()
    {
        Array.Clear(servedAt);
        step = 0;
    }

    public int Choose(ChoiceList choices)
    {
        var chosen = -1;
        for (var place = 0; place < choices.Count; place++)
        {
            ref readonly var choice = ref choices[place];
            if (choice.IsOwed && (chosen < 0 || servedAt[choice.Lane] < servedAt[choices[chosen].Lane]))
                chosen = place;
        }

        Invariant.Holds(chosen >= 0);
        servedAt[choices[chosen].Lane] = ++step;
        return chosen;
    }
}
