namespace Holdover.StateMachines.Reflection;

/// <summary>A state that a dynamic transition may lead to.</summary>
public class DynamicStateInfo
{
    /// <summary>Describes a possible destination.</summary>
    /// <param name="destinationState">The state.</param>
    /// <param name="criterion">When it is selected.</param>
    public DynamicStateInfo(string destinationState, string criterion)
    {
        DestinationState = destinationState;
        Criterion = criterion;
    }

    /// <summary>The state.</summary>
    public string DestinationState { get; set; }

    /// <summary>When the state is selected.</summary>
    public string Criterion { get; set; }
}
