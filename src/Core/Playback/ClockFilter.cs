using Holdover.Machines;

namespace Holdover.Playback;

/// <summary>
/// The server's clock seen from ours: a two-state Kalman filter of offset and drift. Its measurements are bursts of
/// probes, of which the quickest counts, since its error is at most half its round trip.
/// </summary>
public record struct ClockFilter : IEncodable
{
    /// <summary>Variance that the drift gains in a second, in (microseconds a second)² a second.</summary>
    private const double DriftNoise = 1e-4;

    /// <summary>What drift crystals have at first: 100 ppm, squared.</summary>
    private const double DriftVarianceInitial = 1e4;

    /// <summary>The least error of a measurement, in microseconds: scheduling at both ends, which no round trip shows.</summary>
    private const double MeasurementErrorMin = 50;

    /// <summary>A burst that is off the prediction by more than this, in microseconds, measures another clock.</summary>
    private const double OtherClock = 100_000;

    /// <summary>When the filter was last fed.</summary>
    public MonotonicTime At;

    /// <summary>
    /// A round trip that became longer for good is known as the usual one after about so many bursts. Sooner, and bursts
    /// that were held up one after the other would pass for usual.
    /// </summary>
    private const int RoundTripMemory = 64;

    private const int SpreadMemory = 8;

    /// <summary>A measurement this many standard deviations beyond what its round trip explains is no chance.</summary>
    private const double Surprise = 4;

    /// <summary>From so many bursts on the filter is no longer young: its drift holds for the long time between bursts.</summary>
    public const int BurstsYoung = 32;

    /// <summary>Bursts that fed it, up to a few.</summary>
    public int Bursts;

    /// <summary>Whether the next burst is believed whole: the server may have another clock.</summary>
    public bool Distrusted;

    /// <summary>The server's clock minus ours at <see cref="At"/>, in microseconds.</summary>
    private double offset;

    /// <summary>What the offset gains, in microseconds a second.</summary>
    private double drift;

    private double offsetVariance;
    private double covariance;
    private double driftVariance;

    /// <summary>What the way there and back takes when nothing is in the way, in microseconds.</summary>
    private double roundTripUsual;

    /// <summary>How much longer than usual it takes on average, in microseconds.</summary>
    private double roundTripSpread;

    /// <summary>Whether it has been fed at all.</summary>
    public readonly bool IsSynchronized => Bursts > 0;

    /// <summary>The server's clock, in microseconds, at an instant of ours.</summary>
    public readonly long ServerAt(MonotonicTime time) => time.Microseconds + (long)Math.Round(OffsetAt(time));

    /// <summary>The instant of ours at which the server's clock shows a timestamp.</summary>
    public readonly MonotonicTime LocalAt(long timestamp)
    {
        var guess = new MonotonicTime(timestamp - (long)Math.Round(offset));
        return new(timestamp - (long)Math.Round(OffsetAt(guess)));
    }

    /// <summary>
    /// Takes one burst's quickest probe. The result is how far the server's clock jumped, in microseconds: not zero
    /// only when another clock was found than the one that was known.
    /// </summary>
    /// <param name="now">When it was answered.</param>
    /// <param name="measured">The server's clock minus ours, in microseconds.</param>
    /// <param name="roundTrip">How long the probe took.</param>
    public long Feed(MonotonicTime now, long measured, Duration roundTrip)
    {
        var errorMax = (roundTrip.Microseconds / 2.0) + MeasurementErrorMin;
        var known = IsSynchronized;
        var jump = known ? measured - OffsetAt(now) : 0;

        // Of what the filter believed so far, as much may be wrong as it says itself: a correction of our own mistake is
        // no other clock, and must not move a timeline whose next frames come by the same clock as before.
        var isOther = known && Math.Abs(jump) > OtherClock + errorMax + Math.Sqrt(offsetVariance);
        if (!known || Distrusted || isOther)
        {
            Begin(now, measured, errorMax, roundTrip);
            return isOther ? (long)Math.Round(jump) : 0;
        }

        Predict(now);
        Doubt(measured, errorMax);
        var error = ErrorOf(roundTrip);
        Correct(measured, error * error);
        Bursts = Math.Min(Bursts + 1, BurstsYoung);
        return 0;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        codec.Value(ref Bursts);
        codec.Value(ref Distrusted);
        codec.Value(ref At);
        codec.Value(ref offset);
        codec.Value(ref drift);
        codec.Value(ref offsetVariance);
        codec.Value(ref covariance);
        codec.Value(ref driftVariance);
        codec.Value(ref roundTripUsual);
        codec.Value(ref roundTripSpread);
    }

    private readonly double OffsetAt(MonotonicTime time) => offset + (drift * SecondsSince(time));

    private readonly double SecondsSince(MonotonicTime time) => (time - At).Microseconds / 1e6;

    private void Begin(MonotonicTime now, long measured, double errorMax, Duration roundTrip) => this = new()
    {
        At = now,
        Bursts = 1,
        offset = measured,
        offsetVariance = errorMax * errorMax,
        driftVariance = DriftVarianceInitial,
        roundTripUsual = roundTrip.Microseconds,
        roundTripSpread = roundTrip.Microseconds / 2.0,
    };

    /// <summary>
    /// How far off a probe may be. What it took longer than usual may all have been on one way, and then half of that is
    /// error; so may what others took longer, which tells how well the usual time is known. How that is shared by the two
    /// ways nobody can know, and it is taken as equal.
    /// </summary>
    private double ErrorOf(Duration roundTrip)
    {
        var taken = (double)roundTrip.Microseconds;
        roundTripUsual = taken < roundTripUsual ? taken : roundTripUsual + ((taken - roundTripUsual) / RoundTripMemory);
        var excess = Math.Max(taken - roundTripUsual, 0);
        roundTripSpread += (excess - roundTripSpread) / SpreadMemory;
        return ((excess + roundTripSpread) / 2) + MeasurementErrorMin;
    }

    /// <summary>
    /// A probe is off by half its round trip at most. When that and the filter's own doubt do not explain what was
    /// measured, the server's clock was moved or its drift was guessed wrongly, and what the filter knew is worth no more
    /// than the difference.
    /// </summary>
    private void Doubt(double measured, double errorMax)
    {
        var surprise = Math.Abs(measured - offset) - errorMax;
        if (surprise > 0 && surprise * surprise > Surprise * Surprise * offsetVariance)
        {
            offsetVariance += surprise * surprise;
            driftVariance = Math.Max(driftVariance, DriftVarianceInitial);
        }
    }

    private void Predict(MonotonicTime now)
    {
        var seconds = SecondsSince(now);
        offset += drift * seconds;
        offsetVariance += seconds * ((2 * covariance) + (seconds * driftVariance));
        covariance += seconds * driftVariance;
        driftVariance += DriftNoise * seconds;
        At = now;
    }

    private void Correct(double measured, double variance)
    {
        var innovation = measured - offset;
        var total = offsetVariance + variance;
        var (offsetGain, driftGain) = (offsetVariance / total, covariance / total);
        offset += offsetGain * innovation;
        drift += driftGain * innovation;
        driftVariance -= driftGain * covariance;
        covariance *= 1 - offsetGain;
        offsetVariance *= 1 - offsetGain;
        Invariant.Holds(offsetVariance >= 0 && driftVariance >= 0);
    }
}
