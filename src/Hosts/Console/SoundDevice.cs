using Holdover.Hosts.Real.Alsa;

namespace Holdover.Commands;

/// <summary>Says in a sentence what this machine refuses of sound, and what to do.</summary>
internal static class SoundDevice
{
    public static T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (AlsaMissingException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, error);
        }
        catch (AlsaException error)
        {
            var advice = error.IsBusy ? "end who plays to it, or name another device" : "'holdover devices' lists those that there are";
            throw new UserException(ExitCode.Environment, $"{error.Message}; {advice}", error);
        }
    }
}
