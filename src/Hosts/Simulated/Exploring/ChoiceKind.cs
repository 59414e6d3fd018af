namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>Who moves a world on.</summary>
public enum ChoiceKind
{
    /// <summary>Something that was asked for is answered: it must come, unless a fault prevents it.</summary>
    Deliver,

    /// <summary>Time passes until the earliest deadline, which fires.</summary>
    Elapse,

    /// <summary>Somebody outside wants something; nobody has to.</summary>
    Inject,

    /// <summary>Something goes wrong, at the expense of the budget.</summary>
    Fault,
}
