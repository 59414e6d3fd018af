namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>One way in which a world can go on.</summary>
/// <param name="Kind">Who moves.</param>
/// <param name="Lane">
/// What moves, from 0 to <see cref="LanesMax"/>: a link, the clock, a person. Fairness is owed to each lane, and
/// priorities are given by lane.
/// </param>
/// <param name="Item">Which of the lane's things.</param>
/// <param name="Outcome">How it turns out; the world knows what it means.</param>
public readonly record struct Choice(ChoiceKind Kind, byte Lane, byte Item = 0, byte Outcome = 0)
{
    /// <summary>Lanes of a world.</summary>
    public const int LanesMax = 32;

    /// <summary>Whether it must be taken by and by if it stays possible (weak fairness).</summary>
    public bool IsOwed => Kind is ChoiceKind.Deliver or ChoiceKind.Elapse;
}
