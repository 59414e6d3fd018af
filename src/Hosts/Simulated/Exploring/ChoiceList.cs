namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>The choices of one world, in an order that only its shape decides. Filled again and again, without allocating.</summary>
public sealed class ChoiceList
{
    /// <summary>A path writes a choice as one letter.</summary>
    public const int CountMax = 52;

    private readonly Choice[] choices = new Choice[CountMax];

    public int Count { get; private set; }

    public ref readonly Choice this[int index] => ref choices[index];

    public ReadOnlySpan<Choice> Choices => choices.AsSpan(0, Count);

    /// <summary>Whether anything has to come.</summary>
    public bool IsAnyOwed => OwedLanes != 0;

    /// <summary>The lanes to which fairness owes a step, a bit a lane.</summary>
    public uint OwedLanes { get; private set; }

    public void Add(in Choice choice)
    {
        Invariant.Holds(Count < CountMax);
        Invariant.Holds(choice.Lane < Choice.LanesMax);
        choices[Count++] = choice;
        if (choice.IsOwed)
            OwedLanes |= 1u << choice.Lane;
    }

    public void Clear() => (Count, OwedLanes) = (0, 0);
}
