using FsCheck;
using FsCheck.Fluent;
using Holdover.Playback;

namespace Holdover.Tests.Property.Playback;

public sealed class SampleEditTests
{
    [Fact]
    public void A_dropped_frame_comes_back_to_the_bit() => Cases.MustOccur(cases => Prop.ForAll(Draws.Samples, Gen.Elements(true, false).ToArbitrary(), (noise, extreme) =>
    {
        var channels = Math.Max(noise.Length / 2, 1);
        var pair = new short[2 * channels];
        noise.AsSpan(0, Math.Min(noise.Length, pair.Length)).CopyTo(pair);
        if (extreme)
            (pair[0], pair[channels]) = (short.MinValue, short.MaxValue);
        cases.Saw("as far apart as samples can be", extreme).Saw("one channel", channels == 1).Saw("several channels", channels > 1)
            .Saw("a mean that is no whole number", (pair[0] + pair[channels]) % 2 != 0).Saw("a mean below zero", pair[0] + pair[channels] < -1).Saw("loud", Math.Abs((int)pair[0]) > 16_000);
        var (mean, difference, back) = (new short[channels], new int[channels], new short[2 * channels]);
        SampleEdit.Drop(pair, mean, difference);
        SampleEdit.UndoDrop(mean, difference, back);
        Assert.Equal(pair, back);
    }).Check(Seeded.Quick.WithMaxTest(2_000)));

    /// <summary>What stands for two frames, or between them, is between them: no sample that was not there before clicks.</summary>
    [Fact]
    public void An_edit_lies_between_its_frames() => Cases.MustOccur(cases => Prop.ForAll(Draws.Sample, Draws.Sample, (first, second) =>
    {
        cases.Saw("alike", first == second).Saw("a mean that is no whole number", (first + second) % 2 != 0).Saw("a mean below zero", first + second < -1)
            .Saw("further apart than a sample can say", Math.Abs(first - second) > short.MaxValue);
        var (mean, between) = (new short[1], new short[1]);
        SampleEdit.Drop([first, second], mean, new int[1]);
        SampleEdit.Insert([first, second], between);
        Assert.InRange(mean[0], Math.Min(first, second), Math.Max(first, second));
        Assert.Equal(mean, between);
    }).Check(Seeded.Quick.WithMaxTest(500)));
}
