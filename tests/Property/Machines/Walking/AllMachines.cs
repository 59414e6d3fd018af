using System.Reflection;
using Holdover.Machines;
using Holdover.Tests.Property.Machines.Tables;

namespace Holdover.Tests.Property.Machines.Walking;

/// <summary>Every machine of Core, ready to be tested: with its default settings, and with all that is off by default turned on.</summary>
internal static class AllMachines
{
    public static IReadOnlyList<IMachineUnderTest> Of(string name)
    {
        var type = MachineTables.Types.Single(candidate => MachineTables.NameOf(candidate) == name);
        return [Wrap(Activator.CreateInstance(type)!), .. Turned(type).Select(Wrap)];
    }

    private static IMachineUnderTest Wrap(object machine)
    {
        var arguments = MachineTables.ContractOf(machine.GetType())!.GetGenericArguments();
        return (IMachineUnderTest)Activator.CreateInstance(typeof(MachineUnderTest<,,,,,>).MakeGenericType(arguments), machine)!;
    }

    /// <summary>The same machine with other settings: spans of zero, which mean "never", are short, and what there is one of there are three of.</summary>
    private static IEnumerable<object> Turned(Type type)
    {
        var constructor = type.GetConstructors().SingleOrDefault(candidate => candidate.GetParameters().Length == 1);
        if (constructor is null)
            yield break;
        var settings = Activator.CreateInstance(constructor.GetParameters()[0].ParameterType)!;
        foreach (var setting in settings.GetType().GetProperties().Where(property => property.CanWrite))
            Turn(settings, setting);
        yield return constructor.Invoke([settings]);
    }

    private static void Turn(object settings, PropertyInfo setting)
    {
        if (setting.GetValue(settings) is Duration { Microseconds: 0 })
            setting.SetValue(settings, Duration.FromMilliseconds(800));
        if (setting.GetValue(settings) is 1)
            setting.SetValue(settings, 3);
    }
}
