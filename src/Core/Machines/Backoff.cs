namespace Holdover.Machines;

/// <summary>
/// The waits between attempts: short after a healthy one, then growing, each thrown in [1/2, 1) of its bound so
/// that a thousand who lost the same server do not come back in the same instant.
/// </summary>
public record struct Backoff(int Failures) : IEncodable
{
    /// <summary>Beyond this the wait has long been at its maximum; the count stops so that it cannot overflow.</summary>
    public const int FailuresMax = 32;

    /// <summary>The wait before the next attempt. What ended was healthy, or it counts as a failure.</summary>
    public Duration Next(bool healthy, IBackoffSettings settings, ref Dice dice)
    {
        if (healthy)
        {
            Failures = 0;
            return Jittered(settings.FirstRetryMax, ref dice);
        }

        Failures = Math.Min(Failures + 1, FailuresMax);
        return Jittered(Bound(settings), ref dice);
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var failures = Failures;
        codec.Value(ref failures);
        Failures = failures;
    }

    private static Duration Jittered(Duration bound, ref Dice dice)
    {
        var half = bound.Microseconds / 2;
        return new(half + dice.Below(Math.Max(bound.Microseconds - half, 1)));
    }

    private readonly Duration Bound(IBackoffSettings settings)
    {
        var bound = settings.BackoffInitial.Microseconds;
        for (var failure = 1; failure < Failures && bound < settings.BackoffMax.Microseconds; failure++)
            bound = bound > long.MaxValue / settings.BackoffMultiplier ? long.MaxValue : bound * settings.BackoffMultiplier;
        return new(Math.Min(bound, settings.BackoffMax.Microseconds));
    }
}
