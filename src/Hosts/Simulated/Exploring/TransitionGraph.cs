namespace Holdover.Hosts.Simulated.Exploring;

/// <summary>
/// The graph of a space: of each state which promises it keeps and which lanes are owed a step, of each choice where it
/// leads. A state's choices are added together, so that they stand together.
/// </summary>
internal sealed class TransitionGraph
{
    /// <summary>The target of a choice whose step broke.</summary>
    public const int Nowhere = -1;

    private const byte NotOwed = byte.MaxValue;

    private byte[] keeps = new byte[1 << 12];
    private uint[] owed = new uint[1 << 12];
    private int[] first = new int[1 << 12];
    private byte[] counts = new byte[1 << 12];
    private int[] targets = new int[1 << 14];
    private byte[] lanes = new byte[1 << 14];
    private int edges;

    /// <summary>States that were come to; not all need have been gone on from.</summary>
    public int Count { get; private set; }

    public long Bytes => keeps.LongLength * (1 + sizeof(uint) + sizeof(int) + 1) + targets.LongLength * (sizeof(int) + 1);

    /// <summary>Adds the next state.</summary>
    /// <param name="kept">The promises that hold in it, a bit each.</param>
    public void AddState(byte kept)
    {
        if (Count == keeps.Length)
        {
            Array.Resize(ref keeps, Count * 2);
            Array.Resize(ref owed, Count * 2);
            Array.Resize(ref first, Count * 2);
            Array.Resize(ref counts, Count * 2);
        }

        first[Count] = Nowhere;
        keeps[Count++] = kept;
    }

    /// <summary>Begins the choices of a state.</summary>
    public void Expand(int state, uint owedLanes) => (owed[state], first[state]) = (owedLanes, edges);

    public void AddChoice(int state, in Choice choice, int target)
    {
        if (edges == targets.Length)
        {
            Array.Resize(ref targets, edges * 2);
            Array.Resize(ref lanes, edges * 2);
        }

        targets[edges] = target;
        lanes[edges++] = choice.IsOwed ? choice.Lane : NotOwed;
        counts[state]++;
    }

    public bool IsExpanded(int state) => first[state] != Nowhere;

    public bool Keeps(int state, int promise) => (keeps[state] & (1 << promise)) != 0;

    public uint OwedLanes(int state) => owed[state];

    /// <summary>Where each choice of a state leads, in their order.</summary>
    public ReadOnlySpan<int> TargetsOf(int state) => IsExpanded(state) ? targets.AsSpan(first[state], counts[state]) : default;

    /// <summary>The lane that a choice serves, as a bit; none if it is owed to nobody.</summary>
    public uint LaneServed(int state, int choice)
    {
        var lane = lanes[first[state] + choice];
        return lane == NotOwed ? 0 : 1u << lane;
    }
}
