using System.Runtime.InteropServices;

namespace Holdover.Playback;

/// <summary>
/// What makes sound softer: a factor in 16.16 that moves to where it should be in 15 ms, so that no step is heard.
/// The factor of a volume v is (v / 100)^1.5, as everywhere in the field.
/// </summary>
public record struct Gain
{
    /// <summary>Full: samples are left as they are.</summary>
    public const int Unity = 1 << 16;

    public const int VolumeMax = 100;

    private const int RampMs = 15;

    private static readonly int[] Table =
    [
        0, 66, 185, 341, 524, 733, 963, 1_214, 1_483, 1_769,
        2_072, 2_391, 2_724, 3_072, 3_433, 3_807, 4_194, 4_594, 5_005, 5_428,
        5_862, 6_307, 6_763, 7_229, 7_705, 8_192, 8_688, 9_194, 9_710, 10_235,
        10_769, 11_312, 11_863, 12_424, 12_993, 13_570, 14_156, 14_750, 15_352, 15_962,
        16_579, 17_205, 17_838, 18_479, 19_128, 19_783, 20_446, 21_117, 21_794, 22_479,
        23_170, 23_869, 24_575, 25_287, 26_006, 26_732, 27_464, 28_203, 28_948, 29_700,
        30_458, 31_223, 31_994, 32_771, 33_554, 34_344, 35_140, 35_941, 36_749, 37_562,
        38_382, 39_207, 40_039, 40_876, 41_718, 42_567, 43_421, 44_281, 45_146, 46_017,
        46_894, 47_776, 48_663, 49_556, 50_454, 51_358, 52_267, 53_181, 54_101, 55_026,
        55_956, 56_891, 57_831, 58_777, 59_727, 60_683, 61_643, 62_609, 63_580, 64_555,
        65_536,
    ];

    /// <summary>The factor that holds now.</summary>
    public int Level { get; private set; }

    /// <summary>The factor that it moves to.</summary>
    public int Target { get; private set; }

    private int step;

    /// <summary>One that has been at a factor for ever.</summary>
    public static Gain At(int level) => new() { Level = level, Target = level };

    /// <summary>The factor of a volume, 0 to 100, in 16.16.</summary>
    public static int Of(int volume) => Table[volume];

    /// <summary>Begins to move to a factor.</summary>
    /// <param name="target">In 16.16, at most <see cref="Unity"/>.</param>
    /// <param name="samplesASecond">Frames a second times channels.</param>
    public void MoveTo(int target, int samplesASecond)
    {
        Invariant.Holds(target is >= 0 and <= Unity);
        Target = target;
        step = Math.Max(Math.Abs(target - Level) / Math.Max(samplesASecond * RampMs / 1_000, 1), 1);
    }

    /// <summary>Makes samples softer; at full they are not touched.</summary>
    public void Apply(Span<short> samples)
    {
        if (Level == Unity && Target == Unity)
            return;
        foreach (ref var sample in samples)
        {
            Level += Math.Clamp(Target - Level, -step, step);
            sample = (short)(((sample * Level) + (Unity / 2)) >> 16);
        }
    }

    /// <inheritdoc cref="Apply(Span{short})"/>
    public void Apply(Span<byte> samples) => Apply(MemoryMarshal.Cast<byte, short>(samples));
}
