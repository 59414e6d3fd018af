namespace Holdover.StateMachines.Reflection;

/// <summary>What is known of a delegate of the user's: what it is called.</summary>
public class InvocationInfo
{
    private readonly string? _description;

    /// <summary>The delegate, where there is one: to ask it for its name takes longer than all else that a table is made of.</summary>
    private readonly Delegate? _method;

    private readonly string? _methodName;

    /// <summary>Describes a delegate.</summary>
    /// <param name="methodName">The name of its method.</param>
    /// <param name="description">What the user called it; <see langword="null"/> when he did not.</param>
    public InvocationInfo(string? methodName, string? description)
    {
        _methodName = methodName;
        _description = description;
    }

    private InvocationInfo(Delegate method, string? description)
    {
        _method = method;
        _description = description;
    }

    /// <summary>What a lambda without a description is called.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    /// <summary>The name of the method; the compiler's own invention for a lambda.</summary>
    public string? MethodName => _method?.Method.Name ?? _methodName;

    /// <summary>What the user called it, or the method's name, or <see cref="DefaultFunctionDescription"/> for a lambda.</summary>
    public string Description => _description ?? MethodName switch
    {
        null => "<null>",
        var name when name.AsSpan().IndexOfAny('<', '>', '`') >= 0 => DefaultFunctionDescription,
        var name => name,
    };

    /// <summary>Whether the delegate is asynchronous: never, since a machine here has nothing to await.</summary>
    public bool IsAsync => false;

    internal static InvocationInfo Of(Delegate method, string? description)
    {
        ArgumentNullException.ThrowIfNull(method);
        return new InvocationInfo(method, description);
    }
}
