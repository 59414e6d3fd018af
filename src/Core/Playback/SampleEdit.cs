namespace Holdover.Playback;

/// <summary>
/// One frame more or less, without a click: where two frames meet, their mean stands for both or between them. That is
/// the shortest cross-fade there is, needs nothing but the two frames, and has an exact inverse: a mean and a
/// difference of two integers give both back (the S-transform of integer wavelets).
/// </summary>
public static class SampleEdit
{
    /// <summary>Two frames become one. The result is their mean; the difference is what an exact inverse needs.</summary>
    /// <param name="pair">Two frames, interleaved.</param>
    /// <param name="mean">Room for one frame.</param>
    /// <param name="difference">Room for one frame: the first minus the second.</param>
    public static void Drop(ReadOnlySpan<short> pair, Span<short> mean, Span<int> difference)
    {
        var channels = mean.Length;
        Invariant.Holds(pair.Length == 2 * channels && difference.Length == channels);
        for (var channel = 0; channel < channels; channel++)
        {
            mean[channel] = Mean(pair[channel], pair[channels + channel]);
            difference[channel] = pair[channel] - pair[channels + channel];
        }
    }

    /// <summary>The two frames that were made one.</summary>
    public static void UndoDrop(ReadOnlySpan<short> mean, ReadOnlySpan<int> difference, Span<short> pair)
    {
        var channels = mean.Length;
        Invariant.Holds(pair.Length == 2 * channels && difference.Length == channels);
        for (var channel = 0; channel < channels; channel++)
        {
            var first = mean[channel] + ((difference[channel] + 1) >> 1);
            pair[channel] = (short)first;
            pair[channels + channel] = (short)(first - difference[channel]);
        }
    }

    /// <summary>The frame that is put between two. Its exact inverse is to take it out again.</summary>
    /// <param name="pair">Two frames, interleaved.</param>
    /// <param name="between">Room for one frame.</param>
    public static void Insert(ReadOnlySpan<short> pair, Span<short> between)
    {
        var channels = between.Length;
        Invariant.Holds(pair.Length == 2 * channels);
        for (var channel = 0; channel < channels; channel++)
            between[channel] = Mean(pair[channel], pair[channels + channel]);
    }

    /// <summary>The mean, rounded down: a shift, as the inverse wants it.</summary>
    private static short Mean(short first, short second) => (short)((first + second) >> 1);
}
