namespace Holdover.Party;

/// <summary>What processes of a party tell each other.</summary>
public enum LinkKind
{
    /// <summary>Coordinator to worker: an input of the worker, with a chunk its samples behind it.</summary>
    Worker,

    /// <summary>Coordinator to worker: what its group tells one listener.</summary>
    Told,

    /// <summary>Coordinator to worker: what people are told of an item of the queue, with its names behind it.</summary>
    Tags,

    /// <summary>Coordinator to worker: how many listen in all, and at how many workers.</summary>
    Shares,

    /// <summary>Worker to coordinator: what it holds, and how many listen there. The first that it says.</summary>
    Held,

    /// <summary>Worker to coordinator: how many listen there.</summary>
    Listeners,

    /// <summary>Worker to coordinator: what a listener says to its group, with a client that joins its id behind it.</summary>
    Groups,
}
