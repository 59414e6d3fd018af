using Holdover.Machines;
using Holdover.Session;

namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>Somebody who reads the status of a session when there is time to, and what a session said last before its end.</summary>
internal struct LaggingReader : IEncodable
{
    public const string LastFirst = "who reads late reads the last transition before the end";
    public const string NeverBack = "who reads late never reads that a connection is up whose loss was told";
    public const string EndOnce = "who reads late reads the end once, and nothing after it";

    private StatusLevel level;
    private StatusReader reader;

    /// <summary>What was said last that was no end; what was read last.</summary>
    private SessionReport last;

    private SessionReport read;

    /// <summary>The newest connection that was said to be up, that was said to be lost, and that was read to be up.</summary>
    private ConnectionEpoch up;

    private ConnectionEpoch lost;
    private ConnectionEpoch seen;

    public readonly bool IsOver => reader.IsOver;

    /// <summary>Whether it has still to ask: something was said since it found nothing new.</summary>
    public bool MustAsk { get; private set; }

    public readonly SessionStatus Read => read.Status;

    /// <summary>The connection that was read last; none if the session was not up.</summary>
    public readonly ConnectionEpoch Connection => read.Connection;

    /// <summary>Whether a connection came up and was lost since the last read: only its loss is still to be read.</summary>
    public readonly bool IsLossUnread => level.Latest.Status == SessionStatus.Disconnected && up.Value > seen.Value;

    /// <summary>Whether the end was said, and not read yet.</summary>
    public readonly bool IsEndUnread => level.Final is not null && !IsOver;

    /// <summary>That the last connection came up is told by a counter of its own, which is late.</summary>
    public void HearUpLate() => level.Publish(new(SessionStatus.Connected, up, Cause: default));

    public void Hear(in SessionEffect effect, bool forgetsLast)
    {
        if (effect.Action is not (SessionAction.PublishStatus or SessionAction.ReportEnded))
            return;
        if (forgetsLast && effect.Action == SessionAction.ReportEnded)
            level = default;
        level.TryPublish(in effect);
        MustAsk = true;
        if (effect.Action == SessionAction.PublishStatus)
        {
            last = level.Latest;
            (up, lost) = last.Connection.IsNone() ? (up, up) : (last.Connection, lost);
        }
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
            : !report.IsFinal && !report.Connection.IsNone() && report.Connection.Value <= lost.Value ? NeverBack
            : null;
        (read, seen) = (report, report.Connection.IsNone() ? seen : report.Connection);
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
        codec.Epoch(ref up);
        codec.Epoch(ref lost);
        codec.Epoch(ref seen);
    }
}
