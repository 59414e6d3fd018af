namespace Holdover.Dealer;

/// <summary>Why nothing was registered.</summary>
public enum SubscriptionError
{
    None,

    /// <summary>Neither <c>hm://</c>, nor <c>spotify:</c>, nor anything with a slash.</summary>
    InvalidUri,

    /// <summary>Longer than <see cref="DealerUri.CharsMax"/>, or of more parts than <see cref="DealerUri.SegmentsMax"/>.</summary>
    UriTooLong,

    /// <summary>Requests to it, to what is around it or to a part of it are answered already.</summary>
    AlreadyHandled,

    /// <summary>The table is full.</summary>
    TooMany,
}
