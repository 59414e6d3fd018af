using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Sendspin;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Sources;

/// <summary>The child by which a server reads what no library of its own does, and what it is given.</summary>
internal static class Decoder
{
    /// <summary>The ffmpeg that a process has started.</summary>
    public static int? Of(int coordinator) =>
        ProcessTable.All().Where(entry => entry.Parent == coordinator && !entry.HasEnded && ProcessTable.Arguments(entry.Process.Id) is ["ffmpeg", ..]).Select(entry => (int?)entry.Process.Id).FirstOrDefault();

    /// <summary>Noise at 44.1 kHz, as Vorbis if nothing else is asked for, and what ffmpeg makes of it.</summary>
    public static Music Encode(TemporaryFolder folder, int milliseconds, string name = "song.ogg", string codec = "libvorbis")
    {
        var source = Music.Noise(milliseconds, rate: 44_100).Save(folder["source.wav"]);
        Sourced.Run("ffmpeg", "-nostdin", "-loglevel", "error", "-y", "-i", source, "-c:a", codec, folder[name]);
        return new(AudioFormat.Standard, Sourced.Run("ffmpeg", "-nostdin", "-loglevel", "error", "-i", folder[name], "-f", "s16le", "-ar", "48000", "-ac", "2", "-"));
    }
}
