using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Tables;

/// <summary>The tables of all machines of Core, found by what they are: a new machine is covered without being named.</summary>
internal static class MachineTables
{
    private static readonly Dictionary<string, MachineTable> All =
        Types.ToDictionary(NameOf, type => Read(type), StringComparer.Ordinal);

    /// <summary>Every machine that can be made with its default settings.</summary>
    public static IEnumerable<Type> Types => typeof(Node<,>).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && !type.ContainsGenericParameters && ContractOf(type) is not null && type.GetConstructor([]) is not null)
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>One row a machine, for a theory.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    public static MachineTable Of(string name) => All[name];

    public static string NameOf(Type type) => type.Name;

    /// <summary>The closed <see cref="Machine{TState,TTrigger,TDeadline,TData,TInput,TEffect}"/> that a type is, or null.</summary>
    public static Type? ContractOf(Type? type)
    {
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Machine<,,,,,>)))
            type = type.BaseType;
        return type;
    }

    private static MachineTable Read(Type type)
    {
        dynamic machine = Activator.CreateInstance(type)!;
        return new(NameOf(type), machine.Table.GetInfo());
    }
}
