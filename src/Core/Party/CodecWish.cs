using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>
/// How a listener wants chunks encoded, by the rate of what plays: the first of its formats that we can make. At any
/// other rate, and where none of them can be made, it is sent samples as they are.
/// </summary>
public record struct CodecWish(Codec At48000, Codec At44100) : IEncodable
{
    private const int Dat = 48_000;
    private const int CompactDisc = 44_100;

    /// <param name="formats">The client's formats, the preferred one first.</param>
    /// <param name="encoders">What can be made besides plain samples.</param>
    public static CodecWish Of(EquatableList<AudioFormat> formats, EquatableList<Codec> encoders) =>
        new(First(formats, encoders, Dat), First(formats, encoders, CompactDisc));

    public readonly Codec For(int rate) => rate switch
    {
        Dat => At48000,
        CompactDisc => At44100,
        _ => Codec.Pcm,
    };

    /// <summary>The wish after a request; what cannot be made changes nothing.</summary>
    public readonly CodecWish With(PlayerFormatRequest request, EquatableList<Codec> encoders)
    {
        if (request.Codec is not { } codec)
            return this;
        return new(CanMake(codec, encoders, Dat) ? codec : At48000, CanMake(codec, encoders, CompactDisc) ? codec : At44100);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (at48000, at44100) = this;
        codec.Value(ref at48000);
        codec.Value(ref at44100);
        this = new(at48000, at44100);
    }

    private static Codec First(EquatableList<AudioFormat> formats, EquatableList<Codec> encoders, int rate)
    {
        foreach (var format in formats.Span)
        {
            if (format.SampleRate == rate && format.BitDepth == AudioFormat.Standard.BitDepth && CanMake(format.Codec, encoders, rate))
                return format.Codec;
        }

        return Codec.Pcm;
    }

    /// <summary>Opus knows 44,100 Hz not at all.</summary>
    private static bool CanMake(Codec codec, EquatableList<Codec> encoders, int rate) =>
        codec == Codec.Pcm || (encoders.Contains(codec) && (codec != Codec.Opus || rate == Dat));
}
