using FsCheck;
using FsCheck.Fluent;
using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

public sealed class GainTests
{
    private const int Rate = 48_000;

    /// <summary>Frames of a ramp of 15 ms.</summary>
    private const int RampFrames = Rate * 15 / 1_000;

    [Fact]
    public void The_table_is_the_curve_of_the_field()
    {
        for (var volume = 0; volume <= Gain.VolumeMax; volume++)
            Assert.Equal((int)Math.Round(Math.Pow(volume / 100.0, 1.5) * Gain.Unity), Gain.Of(volume));
        Assert.Equal((0, Gain.Unity), (Gain.Of(0), Gain.Of(100)));
    }

    [Fact]
    public void At_full_no_sample_is_touched() => Cases.MustOccur(cases => Prop.ForAll(Draws.Samples, samples =>
    {
        ClassifyLoudness(cases, samples);
        var copy = samples.ToArray();
        Gain.At(Gain.Unity).Apply(copy);
        Assert.Equal(samples, copy);
    }).Check(Seeded.Quick));

    /// <summary>From anywhere to anywhere in 15 ms, in steps that nobody hears, and never louder than the louder end.</summary>
    [Fact]
    public void A_change_is_a_ramp() => Cases.MustOccur(cases => Prop.ForAll(Draws.Volume, Draws.Volume, (from, to) =>
    {
        var (start, end) = (Gain.Of(from), Gain.Of(to));
        cases.Saw("louder", end > start).Saw("softer", end < start).Saw("no change", end == start).Saw("to silence", end == 0).Saw("from silence", start == 0).Saw("to full", end == Gain.Unity);
        var gain = Gain.At(start);
        gain.MoveTo(end, Rate);
        var before = start;
        short[] sample = [short.MinValue];
        for (var frame = 0; frame < RampFrames + (RampFrames / 20) + 2; frame++)
        {
            sample[0] = short.MinValue;
            gain.Apply(sample);
            Assert.InRange(Math.Abs(gain.Level - before), 0, (Gain.Unity / RampFrames) + 1);
            Assert.InRange(-sample[0], (Math.Min(start, end) >> 1) - 1, (Math.Max(start, end) >> 1) + 1);
            before = gain.Level;
        }

        Assert.InRange(Math.Abs(gain.Level - end), 0, RampFrames);
    }).Check(Seeded.Quick.WithMaxTest(300)));

    [Fact]
    public void Silence_is_silence_and_no_sample_overflows() => Cases.MustOccur(cases => Prop.ForAll(Draws.Samples, Draws.Volume, (samples, volume) =>
    {
        ClassifyLoudness(cases, samples).Saw("muted", volume == 0).Saw("at full", volume == Gain.VolumeMax);
        var (silent, softer) = (samples.ToArray(), samples.ToArray());
        Gain.At(0).Apply(silent);
        Gain.At(Gain.Of(volume)).Apply(softer);
        Assert.All(silent, sample => Assert.Equal(0, sample));
        Assert.All(samples.Zip(softer), pair => Assert.True(Math.Abs((int)pair.Second) <= Math.Abs((int)pair.First)));
    }).Check(Seeded.Quick));

    private static Cases ClassifyLoudness(Cases cases, short[] samples) => cases
        .Saw("none", samples.Length == 0).Saw("silence", samples.Contains((short)0)).Saw("loud", samples.Any(sample => Math.Abs((int)sample) > 16_000))
        .Saw("the lowest that there is", samples.Contains(short.MinValue)).Saw("the highest that there is", samples.Contains(short.MaxValue));
}
