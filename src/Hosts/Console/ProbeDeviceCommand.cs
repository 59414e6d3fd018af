using System.CommandLine;

using Holdover.Hosts.Real.Supervising;
using Holdover.Machines;

namespace Holdover.Commands;

/// <summary>holdover probe-device: the process of its own in which `supervise` tries a sound device. Not for people.</summary>
internal static class ProbeDeviceCommand
{
    public const string Name = "probe-device";

    public static Command Create()
    {
        var device = new Argument<string>("DEVICE");
        var silence = new Argument<int>("MILLISECONDS");
        var asPlay = new Argument<bool>("AS-PLAY");
        var command = new Command(Name) { device, silence, asPlay };
        command.Hidden = true;
        command.SetAction(parsed => DeviceProbe.Try(parsed.GetRequiredValue(device), Duration.FromMilliseconds(parsed.GetValue(silence)), parsed.GetValue(asPlay)));
        return command;
    }
}
