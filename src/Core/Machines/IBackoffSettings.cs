namespace Holdover.Machines;

/// <summary>How a <see cref="Backoff"/> grows.</summary>
public interface IBackoffSettings
{
    /// <summary>The first retry after something healthy comes within this.</summary>
    Duration FirstRetryMax { get; }

    /// <summary>First wait after a failure.</summary>
    Duration BackoffInitial { get; }

    int BackoffMultiplier { get; }

    Duration BackoffMax { get; }
}
