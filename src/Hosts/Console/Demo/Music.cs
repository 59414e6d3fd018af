using Holdover.Hosts.Real.Audio;
using Holdover.Sendspin;

namespace Holdover.Commands.Demo;

/// <summary>
/// A tune for the demo: a slow arpeggio over quiet noise. The noise makes every stretch of it unlike every other, so that
/// a lost or repeated sample cannot hide.
/// </summary>
internal static class Music
{
    private const double NoteSeconds = 0.25;
    private const int Loudness = 6_000;
    private const int Noise = 40;

    /// <summary>Semitones above A3 of the notes, one after the other.</summary>
    private static readonly int[] Tune = [0, 7, 12, 15, 19, 15, 12, 7, -4, 3, 8, 12, 15, 12, 8, 3, -2, 5, 10, 14, 17, 14, 10, 5];

    public static void Write(string path, int seconds)
    {
        var format = AudioFormat.Standard;
        var frames = format.SampleRate * seconds;
        var bytes = new byte[WavHeader.Length + (frames * format.BytesPerFrame)];
        WavHeader.Write(bytes, format, frames * format.BytesPerFrame);
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(bytes.AsSpan(WavHeader.Length));
        var noise = new Random(1);
        for (var frame = 0; frame < frames; frame++)
        {
            var tone = ToneAt((double)frame / format.SampleRate);
            samples[frame * 2] = (short)(tone + noise.Next(-Noise, Noise));
            samples[(frame * 2) + 1] = (short)(tone + noise.Next(-Noise, Noise));
        }

        File.WriteAllBytes(path, bytes);
    }

    private static double ToneAt(double seconds)
    {
        var note = (int)(seconds / NoteSeconds);
        var into = seconds - (note * NoteSeconds);
        var hertz = 220 * Math.Pow(2, Tune[note % Tune.Length] / 12.0);
        var fade = Math.Min(1, into * 100) * Math.Exp(-3 * into);
        return Loudness * fade * (Math.Sin(2 * Math.PI * hertz * into) + (0.3 * Math.Sin(4 * Math.PI * hertz * into)));
    }
}
