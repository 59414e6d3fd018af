using FsCheck;
using FsCheck.Fluent;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Party;

public sealed class CodecWishTests
{
    private static readonly EquatableList<Codec> All = [Codec.Flac, Codec.Opus];

    private static readonly Gen<AudioFormat> AnyFormat =
        from codec in Gen.Elements(Codec.Pcm, Codec.Flac, Codec.Opus)
        from rate in Gen.Elements(44_100, 48_000, 96_000)
        from depth in Gen.Elements(16, 24)
        select new AudioFormat(codec, rate, 2, depth);

    private static readonly Gen<EquatableList<AudioFormat>> AnyFormats = AnyFormat.ListOf().Select(formats => new EquatableList<AudioFormat>(formats.ToArray()));

    /// <summary>What is sent is the first of the client's formats at the rate that plays which can be made, or else plain samples.</summary>
    [Fact]
    public void The_first_that_can_be_made_is_chosen() => Cases.MustOccur(cases => Prop.ForAll(AnyFormats.ToArbitrary(), Gen.Elements(All, [Codec.Flac], [Codec.Opus], []).ToArbitrary(), Gen.Elements(44_100, 48_000, 96_000, 22_050).ToArbitrary(), (formats, encoders, rate) =>
    {
        var made = formats.Where(format => format.SampleRate == rate && format.BitDepth == 16 && rate <= 48_000 && IsMade(format.Codec, encoders, rate)).ToArray();
        var chosen = CodecWish.Of(formats, encoders).For(rate);
        Assert.Equal(made.Length == 0 ? Codec.Pcm : made[0].Codec, chosen);
        cases.SawOneOf(chosen).Saw("a choice", made.Length > 1 && made[0] != made[1]).Saw("nothing that can be made", made.Length == 0);
    }).Check(Seeded.Quick));

    [Fact]
    public void A_request_changes_what_can_be_made_and_nothing_else() => Cases.MustOccur(cases => Prop.ForAll(AnyFormats.ToArbitrary(), Gen.Elements<Codec?>(null, Codec.Pcm, Codec.Flac, Codec.Opus).ToArbitrary(), Gen.Elements(All, [Codec.Flac], []).ToArbitrary(), (formats, asked, encoders) =>
    {
        var before = CodecWish.Of(formats, encoders);
        var after = before.With(new(asked), encoders);
        cases.Saw("nothing in particular", asked is null).Saw("what cannot be made", asked is { } wanted && !IsMade(wanted, encoders, 48_000)).Saw("a change", before.For(48_000) != after.For(48_000));
        foreach (var rate in new[] { 44_100, 48_000, 96_000 })
            Assert.Equal(asked is { } codec && rate <= 48_000 && IsMade(codec, encoders, rate) ? codec : before.For(rate), after.For(rate));
    }).Check(Seeded.Quick));

    private static bool IsMade(Codec codec, EquatableList<Codec> encoders, int rate) =>
        codec == Codec.Pcm || (encoders.Contains(codec) && !(codec == Codec.Opus && rate == 44_100));
}
