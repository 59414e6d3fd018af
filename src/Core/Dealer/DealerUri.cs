using Holdover.Machines;

namespace Holdover.Dealer;

/// <summary>
/// An address on the bus, split where its scheme splits: <c>hm://a/b</c> is [hm, a, b], <c>spotify:a:b</c> is
/// [spotify, a, b], anything else with a slash, as <c>a/b</c>, is ["", a, b]. Separators at the end do not count, so that
/// <c>hm://a/</c> is all that begins with [hm, a].
/// </summary>
public static class DealerUri
{
    public const int CharsMax = 2_048;

    public const int SegmentsMax = 32;

    private const string HermesPrefix = "hm://";
    private const string SpotifyPrefix = "spotify:";

    /// <summary>Splits into ranges of the address; the scheme is the first.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="segments">Room for <see cref="SegmentsMax"/>.</param>
    /// <param name="count">How many there are.</param>
    public static SubscriptionError Split(ReadOnlySpan<char> uri, Span<Range> segments, out int count)
    {
        count = 0;
        if (uri.Length > CharsMax)
            return SubscriptionError.UriTooLong;
        var (scheme, rest, separator) = Scheme(uri);
        if (separator == default)
            return SubscriptionError.InvalidUri;
        segments[count++] = ..scheme;
        var end = rest + uri[rest..].TrimEnd(separator).Length;
        for (var start = rest; start < end; count++)
        {
            if (count == SegmentsMax)
                return SubscriptionError.UriTooLong;
            var length = uri[start..end].IndexOf(separator);
            var stop = length < 0 ? end : start + length;
            segments[count] = start..stop;
            start = stop + 1;
        }

        return SubscriptionError.None;
    }

    /// <summary>The id of a valid address: two that are split alike have the same.</summary>
    public static TextId Intern(ReadOnlySpan<char> uri, TextTable texts)
    {
        Span<Range> segments = stackalloc Range[SegmentsMax];
        var error = Split(uri, segments, out var count);
        Invariant.Holds(error == SubscriptionError.None);
        return texts.Intern(Head(uri, segments[..count]).ToString());
    }

    /// <summary>The addresses at and above this one that have an id, the shortest first, and how many they are; none if it is not valid.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="texts">Where ids are looked for; none is made.</param>
    /// <param name="path">Room for <see cref="SegmentsMax"/>.</param>
    public static int Path(ReadOnlySpan<char> uri, TextTable texts, Span<TextId> path)
    {
        Span<Range> segments = stackalloc Range[SegmentsMax];
        var known = 0;
        if (Split(uri, segments, out var count) != SubscriptionError.None)
            return 0;
        for (var length = 1; length <= count; length++)
        {
            if (texts.Find(Head(uri, segments[..length])) is var id && id != TextId.None)
                path[known++] = id;
        }

        return known;
    }

    /// <summary>An address up to a segment. A scheme alone keeps its separators, without which it would be none.</summary>
    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> uri, ReadOnlySpan<Range> segments)
    {
        if (segments.Length > 1)
            return uri[..segments[^1].End];
        var (_, start, _) = Scheme(uri);
        return start == 0 ? "/" : uri[..start];
    }

    private static (int Scheme, int Start, char Separator) Scheme(ReadOnlySpan<char> uri) =>
        uri.StartsWith(HermesPrefix) ? (HermesPrefix.Length - "://".Length, HermesPrefix.Length, '/')
        : uri.StartsWith(SpotifyPrefix) ? (SpotifyPrefix.Length - ":".Length, SpotifyPrefix.Length, ':')
        : uri.Contains('/') ? (0, 0, '/')
        : default;
}
