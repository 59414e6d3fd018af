using System.Reflection;
using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>
/// All that can be said to a machine: the factories of its input type, each with the facts that it asks for. So an
/// epoch is given exactly where a world would give one.
/// </summary>
internal static class Vocabulary<TInput>
    where TInput : struct, IEncodable
{
    public static IReadOnlyList<Phrase<TInput>> All { get; } =
    [
        .. typeof(TInput).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(TInput))
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .Select(method => new Phrase<TInput>(method)),
    ];
}
