namespace Holdover.Sendspin;

/// <summary>The four fields of a format while they are read: they appear alike in hello, stream start and format request.</summary>
internal struct AudioFormatFields
{
    private Codec? codec;
    private int? sampleRate;
    private int? channels;
    private int? bitDepth;
    private bool isCodecUnknown;

    /// <summary>Reads the field that the reader stands on, or says that it is none of the four.</summary>
    public bool TryRead(ref WireReader json)
    {
        switch (json.Name)
        {
            case FieldNames.Codec: ReadCodec(ref json); return true;
            case FieldNames.SampleRate: sampleRate = json.Int32(); return true;
            case FieldNames.Channels: channels = json.Int32(); return true;
            case FieldNames.BitDepth: bitDepth = json.Int32(); return true;
            default: return false;
        }
    }

    /// <summary>The format, which must be complete and within bounds; otherwise the reader has failed.</summary>
    public readonly AudioFormat Complete(ref WireReader json)
    {
        RefuseOutOfBounds(ref json);
        return new AudioFormat(
            json.Required(codec, FieldNames.Codec),
            json.Required(sampleRate, FieldNames.SampleRate),
            json.Required(channels, FieldNames.Channels),
            json.Required(bitDepth, FieldNames.BitDepth));
    }

    /// <summary>The format, or null where a codec or a number is of a later time than ours: such an entry of a list is passed over.</summary>
    public readonly AudioFormat? CompleteIfKnown(ref WireReader json)
    {
        if (isCodecUnknown) return null;
        var format = new AudioFormat(
            json.Required(codec, FieldNames.Codec),
            json.Required(sampleRate, FieldNames.SampleRate),
            json.Required(channels, FieldNames.Channels),
            json.Required(bitDepth, FieldNames.BitDepth));
        return format.IsValid ? format : null;
    }

    /// <summary>What of a format is asked for; what is there must be within bounds.</summary>
    public readonly PlayerFormatRequest Partial(ref WireReader json)
    {
        RefuseOutOfBounds(ref json);
        return new PlayerFormatRequest(codec, sampleRate, channels, bitDepth);
    }

    private void ReadCodec(ref WireReader json)
    {
        codec = json.Word(Vocabularies.Codecs);
        isCodecUnknown = codec is null && !json.IsNull;
    }

    private readonly void RefuseOutOfBounds(ref WireReader json)
    {
        if (isCodecUnknown) json.Fail(WireError.UnknownValue, FieldNames.Codec);
        if (sampleRate is { } rate && !AudioFormat.IsRate(rate)) json.Fail(WireError.OutOfRange, FieldNames.SampleRate);
        if (channels is { } count && !AudioFormat.IsChannels(count)) json.Fail(WireError.OutOfRange, FieldNames.Channels);
        if (bitDepth is { } bits && !AudioFormat.IsBitDepth(bits)) json.Fail(WireError.OutOfRange, FieldNames.BitDepth);
    }
}
