using Holdover.Machines;

namespace Holdover.Session;

/// <summary>
/// The status of a session, kept for whoever asks, however late: where it is or last was, and how it ended. The two are
/// apart, so that an end does not hide the transition before it.
/// </summary>
public record struct StatusLevel : IEncodable
{
    /// <summary>The newest of the reports that are not final.</summary>
    public SessionReport Latest { get; private set; }

    /// <summary>How it ended; nothing while it has not.</summary>
    public SessionReport? Final { get; private set; }

    /// <summary>Takes what a session published; false if the effect is of another kind.</summary>
    public bool TryPublish(in SessionEffect effect)
    {
        if (effect.Action is not (SessionAction.PublishStatus or SessionAction.ReportEnded))
            return false;
        Publish(new(effect.Status, effect.Connection, effect.Cause));
        return true;
    }

    public void Publish(SessionReport report)
    {
        Invariant.Holds(Final is null);
        if (report.IsFinal)
            Final = report;
        else
            Latest = report;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (latest, final, isOver) = (Latest, Final.GetValueOrDefault(), Final is not null);
        latest.Encode(ref codec);
        codec.Value(ref isOver);
        if (isOver)
            final.Encode(ref codec);
        (Latest, Final) = (latest, isOver ? final : null);
    }
}
