namespace Holdover.StateMachines.Reflection;

/// <summary>An entry action, and the trigger that it waits for.</summary>
public class ActionInfo
{
    /// <summary>Describes an entry action.</summary>
    /// <param name="method">The action.</param>
    /// <param name="fromTrigger">The trigger that it waits for; <see langword="null"/> when it runs on every trigger.</param>
    public ActionInfo(InvocationInfo method, string? fromTrigger)
    {
        Method = method;
        FromTrigger = fromTrigger;
    }

    /// <summary>The action.</summary>
    public InvocationInfo Method { get; }

    /// <summary>The trigger that the action waits for; <see langword="null"/> when it runs on every trigger.</summary>
    public string? FromTrigger { get; }
}
