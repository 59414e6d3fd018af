using System.CommandLine;

using Holdover.Hosts.Real.Alsa;

namespace Holdover.Commands;

/// <summary>holdover devices</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var command = new Command(
            "devices",
            """
            The sound devices that 'play --output alsa:DEVICE' can play to: a name and what it is, a line each.

            Example: holdover devices
            """);
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var devices = SoundDevice.Ask(AlsaDevice.List);
        var width = devices.Select(device => device.Name.Length).DefaultIfEmpty().Max();
        foreach (var device in devices)
            Console.WriteLine($"{device.Name.PadRight(width)}  {device.Description}".TrimEnd());
        return ExitCode.Done;
    }
}
