using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Somebody who reads the status of a session when there is time to, and what a session said last before its end.</summary>
internal struct LaggingReader : IEncodable
{
    public const string LastFirst = "who reads late reads the last transition before the end";
    public const string EndOnce = "who reads late reads the end once, and nothing after it";

    private StatusLevel level;
    private StatusReader reader;

    /// <summary>What was said last that was no end; what was read last.</summary>
    private SessionReport last;

    private SessionReport read;

    public readonly bool IsOver => reader.IsOver;

    /// <summary>Whether it has still to ask: something was said since it found nothing new.</summary>
    public bool MustAsk { get; private set; }

    public readonly SessionStatus Read => read.Status;

    /// <summary>The connection that was read last; none if the session was not up.</summary>
    public readonly ConnectionEpoch Connection => read.Connection;

    /// <summary>Whether the end was said, and not read yet.</summary>
    public readonly bool IsEndUnread => level.Final is not null && !IsOver;

    public void Hear(in SessionEffect effect, bool forgetsLast)
    {
        if (effect.Action is not (SessionAction.PublishStatus or SessionAction.ReportEnded))
            return;
        if (forgetsLast && effect.Action == SessionAction.ReportEnded)
            level = default;
        level.TryPublish(in effect);
        MustAsk = true;
        if (effect.Action == SessionAction.PublishStatus)
            last = level.Latest;
    }

    /// <summary>Reads one report, if there is news; what that broke, or null.</summary>
    public string? Ask(bool startsAnew)
    {
        var wasOver = reader.IsOver;
        if (startsAnew && wasOver)
            reader = default;
        MustAsk = reader.TryRead(in level, out var report);
        if (!MustAsk)
            return null;
        var broken = wasOver ? EndOnce
            : report.IsFinal && read != last ? LastFirst
            : null;
        read = report;
        return broken;
    }

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        level.Encode(ref codec);
        reader.Encode(ref codec);
        last.Encode(ref codec);
        read.Encode(ref codec);
        var mustAsk = MustAsk;
        codec.Value(ref mustAsk);
        MustAsk = mustAsk;
    }
}
