namespace Holdover.Hosts.Real.Alsa;

/// <summary>A device that can be played to.</summary>
/// <param name="Name">Its PCM name.</param>
/// <param name="Description">What people know it by, in one line; empty if nobody wrote one.</param>
public sealed record AlsaDevice(string Name, string Description)
{
    /// <summary>Every device that the configuration of this machine names for playback.</summary>
    /// <exception cref="AlsaMissingException">The machine has no libasound.</exception>
    /// <exception cref="AlsaException">The configuration cannot be read.</exception>
    public static unsafe IReadOnlyList<AlsaDevice> List()
    {
        AlsaLibrary.Require();
        var error = AlsaLibrary.snd_device_name_hint(-1, "pcm", out var hints);
        if (error < 0)
            throw new AlsaException("*", "cannot be listed", -error);
        var devices = new List<AlsaDevice>();
        for (var hint = hints; *hint != 0; hint++)
        {
            if (Text(*hint, "IOID") is null or "Output" && Text(*hint, "NAME") is { } name)
                devices.Add(new(name, (Text(*hint, "DESC") ?? string.Empty).Replace("\n", ", ", StringComparison.Ordinal)));
        }

        _ = AlsaLibrary.snd_device_name_free_hint(hints);
        return devices;
    }

    private static unsafe string? Text(nint hint, string what)
    {
        var text = AlsaLibrary.snd_device_name_get_hint(hint, what);
        var read = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(text);
        System.Runtime.InteropServices.NativeMemory.Free((void*)text);
        return read;
    }
}
