using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

using Holdover.Machines;

namespace Holdover.Tests.Systematic.Architecture;

/// <summary>
/// What the compiler's list of banned names cannot see, because no name is written: `foreach` over a hash collection,
/// `lock`, and whatever of libm or the world came in by a member that nobody thought of. Read from what the built
/// assembly refers to.
/// </summary>
public class AssemblyPurityTests
{
    private static readonly string[] HashCollections = ["Dictionary`2", "HashSet`1", "Hashtable", "ImmutableDictionary`2", "ImmutableHashSet`1", "FrozenDictionary`2", "FrozenSet`1"];

    private static readonly string[] Libm =
    [
        "Sin", "Cos", "Tan", "SinCos", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
        "Exp", "Exp2", "Exp10", "ExpM1", "Log", "Log2", "Log10", "LogP1", "Pow", "Cbrt", "RootN", "Hypot",
    ];

    /// <summary>Namespaces whose types have no place in Core, and the types of them that have; attributes do nothing.</summary>
    private static readonly (string Namespace, string[] Allowed)[] Worlds =
    [
        ("System.Threading", []),
        ("System.Timers", []),
        ("System.Net", []),
        ("System.Diagnostics", ["DebuggerBrowsableState", "UnreachableException"]),
        ("System.IO", ["MemoryStream", "Stream", "InvalidDataException", "SeekOrigin", "EndOfStreamException", "GZipStream", "CompressionMode", "DeflateStream", "UnmanagedMemoryStream"]),
    ];

    [Fact]
    public void Nothing_is_enumerated_in_hash_order() => Assert.DoesNotContain(
        Members(), member => member.Name is "GetEnumerator" or "get_Keys" or "get_Values" && HashCollections.Contains(member.Type));

    [Fact]
    public void Nothing_of_libm_is_called() => Assert.DoesNotContain(
        Members(), member => member.Type is "Math" or "MathF" or "Double" or "Single" && Libm.Contains(member.Name));

    [Fact]
    public void No_type_of_the_world_is_referred_to() => Assert.Empty(
        from type in Types()
        where !type.Name.EndsWith("Attribute", StringComparison.Ordinal)
        from world in Worlds
        where (type.Namespace == world.Namespace || type.Namespace.StartsWith(world.Namespace + ".", StringComparison.Ordinal)) && !world.Allowed.Contains(type.Name)
        select type);

    /// <summary>What cannot be read cannot step: silence, health and pace are told by the monotonic time that hosts hand in.</summary>
    [Fact]
    public void No_wall_clock_is_within_reach()
    {
        string[] wall = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeZoneInfo", "TimeProvider", "Stopwatch"];
        Assert.DoesNotContain(Types(), type => wall.Contains(type.Name));
        Assert.Contains(typeof(Machine<,,,,,>).GetMethods().SelectMany(method => method.GetParameters()), given => given.ParameterType == typeof(MonotonicTime));
    }

    [Fact]
    public void The_reading_sees_what_is_there()
    {
        Assert.Contains(Types(), type => type is { Namespace: "System", Name: "Math" });
        Assert.Contains(Members(), member => member is { Type: "Math", Name: "Sqrt" });
        Assert.Contains(Members(), member => member is { Type: "Dictionary`2" });
    }

    private static List<(string Namespace, string Name)> Types() => Read(reader =>
        reader.TypeReferences.Select(handle => NameOf(reader, handle)).ToList());

    private static List<(string Type, string Name)> Members() => Read(reader => reader.MemberReferences
        .Select(reader.GetMemberReference)
        .Select(member => (TypeOf(reader, member.Parent), reader.GetString(member.Name)))
        .ToList());

    private static string TypeOf(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(reader, (TypeReferenceHandle)parent).Name,
        HandleKind.TypeSpecification => GenericOf(reader, reader.GetTypeSpecification((TypeSpecificationHandle)parent)),
        _ => string.Empty,
    };

    /// <summary>The generic type of a specification such as Dictionary of string and int: after two bytes of kind stands its token.</summary>
    private static string GenericOf(MetadataReader reader, TypeSpecification specification)
    {
        var blob = reader.GetBlobReader(specification.Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return string.Empty;
        blob.ReadByte();
        var handle = blob.ReadTypeHandle();
        return handle.Kind == HandleKind.TypeReference ? NameOf(reader, (TypeReferenceHandle)handle).Name : string.Empty;
    }

    private static (string Namespace, string Name) NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return (reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    private static T Read<T>(Func<MetadataReader, T> read)
    {
        using var file = File.OpenRead(typeof(Invariant).Assembly.Location);
        using var assembly = new PEReader(file);
        return read(assembly.GetMetadataReader());
    }
}
