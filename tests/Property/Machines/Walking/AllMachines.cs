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

    /// <summary>
    /// The same machine with other settings: with what is off turned on; and besides with spans of zero, which mean
    /// "never", made short, and three of what there is one of.
    /// </summary>
    private static IEnumerable<object> Turned(Type type)
    {
        var constructor = type.GetConstructors().SingleOrDefault(candidate => candidate.GetParameters().Length == 1);
        if (constructor is null)
            yield break;
        var settings = Activator.CreateInstance(constructor.GetParameters()[0].ParameterType)!;
        var all = settings.GetType().GetProperties().Where(property => property.CanWrite).ToArray();
        var off = all.Where(setting => setting.GetValue(settings) is false).ToArray();
        foreach (var setting in off)
            setting.SetValue(settings, true);
        if (off.Length > 0)
            yield return constructor.Invoke([settings]);
        settings = Copy(settings, all);
        foreach (var setting in all)
            Turn(settings, setting);
        yield return constructor.Invoke([settings]);
    }

    /// <summary>A machine keeps the settings that it was given.</summary>
    private static object Copy(object settings, PropertyInfo[] all)
    {
        var copy = Activator.CreateInstance(settings.GetType())!;
        foreach (var setting in all)
            setting.SetValue(copy, setting.GetValue(settings));
        return copy;
    }

    private static void Turn(object settings, PropertyInfo setting)
    {
        if (setting.GetValue(settings) is Duration { Microseconds: 0 })
            setting.SetValue(settings, Duration.FromMilliseconds(800));
        if (setting.GetValue(settings) is 1)
            setting.SetValue(settings, 3);
    }
}
