using System.Reflection;
using Holdover.Machines;

namespace Holdover.Tests.Property.Machines.Generating;

/// <summary>One thing that can be said, with facts drawn for it.</summary>
internal sealed class Phrase<TInput>(MethodInfo factory)
    where TInput : struct, IEncodable
{
    private readonly Func<Generator, object?>[] facts = [.. factory.GetParameters().Select(FactOf)];

    public string Name => factory.Name;

    /// <summary>Whether it is about one attempt among others.</summary>
    public bool NamesEpoch { get; } = factory.GetParameters().Any(parameter => IsEpoch(parameter.ParameterType));

    public TInput Say(Generator generator) => (TInput)factory.Invoke(null, [.. facts.Select(fact => fact(generator))])!;

    private static bool IsEpoch(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEpoch<>));

    private static Func<Generator, object?> FactOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        if (type == typeof(int))
            return parameter.Name == "rate" ? generator => generator.Rate() : generator => generator.Few();
        if (type == typeof(bool))
            return generator => generator.Chance(0.5);
        if (type == typeof(long))
            return generator => generator.Instant();
        if (type == typeof(long?))
            return generator => generator.Chance(0.5) ? generator.Instant() : null;
        if (type == typeof(TextId))
            return generator => new TextId(generator.Few());
        if (type == typeof(MonotonicTime))
            return generator => generator.Now;
        if (type.IsEnum)
            return generator => generator.Pick([.. Enum.GetValues(type).Cast<object>()]);
        return Generic(IsEpoch(type) ? nameof(EpochOf) : nameof(ValueOf), type);
    }

    private static Func<Generator, object?> Generic(string name, Type type) =>
        typeof(Phrase<TInput>).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).CreateDelegate<Func<Generator, object?>>();

    private static object? EpochOf<TEpoch>(Generator generator)
        where TEpoch : struct, IEpoch<TEpoch> => TEpoch.From(generator.Epoch(TEpoch.Kind));

    private static object? ValueOf<T>(Generator generator)
        where T : struct, IEncodable => GeneratingCodec.Make<T>(generator);
}
