using Holdover.Machines;

namespace Holdover.Hub;

/// <summary>An account as its hub has it now, to be looked at before the next input.</summary>
public readonly record struct HubView
{
    private readonly HubGroup group;

    internal HubView(int number, HubGroup group) => (Number, this.group) = (number, group);

    /// <summary>The number of its group, below <see cref="HubNode.GroupsMax"/>.</summary>
    public int Number { get; }

    public AccountState State => group.Account.State;

    public AccountData Account => group.Account.Data;

    public QueueState QueueState => group.Queue.State;

    public QueueData Queue => group.Queue.Data;

    public MonotonicTime Due => group.Account.Deadlines.Earliest;
}
