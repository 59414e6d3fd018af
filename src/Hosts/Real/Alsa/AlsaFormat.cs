namespace Holdover.Hosts.Real.Alsa;

/// <summary>Signed linear samples, least byte first, by libasound's numbers (snd_pcm_format_t). Zeros are silence in all of them.</summary>
internal enum AlsaFormat
{
    S16 = 2,

    /// <summary>24 bits in the lower three of four bytes.</summary>
    S24 = 6,

    S32 = 10,

    /// <summary>24 bits in three bytes.</summary>
    S24Packed = 32,
}
