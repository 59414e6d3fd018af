using System.Reflection;
using System.Text;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>The public types and members of an assembly as sorted lines.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(NameOf, StringComparer.Ordinal))
        {
            text.Append($"{KindOf(type)} {NameOf(type)}\n");
            foreach (var member in type.GetMembers(Declared).Select(Describe).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                text.Append($"    {member}\n");
        }

        return text.ToString();
    }

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily => $"{NameOf(field.FieldType)} {field.Name}",
        ConstructorInfo constructor when IsShown(constructor) => $"new({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsShown) => $"{NameOf(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        EventInfo { AddMethod: { } add } happening when IsShown(add) => $"event {NameOf(happening.EventHandlerType!)} {happening.Name}",
        MethodInfo method when IsShown(method) && !IsAccessor(method) && !IsMade(method) => $"{NameOf(method.ReturnType)} {method.Name}{Arguments(method)}({Parameters(method)})",
        _ => null,
    };

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>What the compiler writes for every record says nothing.</summary>
    private static bool IsMade(MethodInfo method) =>
        method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null || method.Name.Contains('<', StringComparison.Ordinal);

    private static string Accessors(PropertyInfo property) =>
        string.Join(' ', property.GetAccessors(nonPublic: true).Where(IsShown).Select(accessor => accessor.Name[..3] + ";"));

    private static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"));

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
            return "ref " + NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var name = (type.FullName ?? type.ToString()).Split('[')[0];
        name = type.Namespace is "System" ? type.Name.Split('`')[0] : string.Concat(name.Split('`').Select((part, index) => index == 0 ? part : part.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')));
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }
}
