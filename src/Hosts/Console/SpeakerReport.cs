using System.Text.Json;

using Holdover.Endpoint;

namespace Holdover.Commands;

/// <summary>One line of `play --report`: what a speaker shows of itself to another process.</summary>
internal sealed record SpeakerReport(string Session, string Playback, double BufferedMs, long Played, long Lost, long Losses)
{
    public static SpeakerReport Of(in EndpointStatus status) => new(
        status.Session.ToString(), status.Playback.ToString(), status.Buffered.Microseconds / 1_000.0, status.FramesPlayed, status.FramesLost, status.Losses);

    /// <summary>Reads a line; null if it is another.</summary>
    public static SpeakerReport? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("session", out var session)
                ? new(
                    session.GetString()!,
                    json.RootElement.GetProperty("playback").GetString()!,
                    json.RootElement.GetProperty("buffered_ms").GetDouble(),
                    json.RootElement.GetProperty("samples_played").GetInt64(),
                    json.RootElement.GetProperty("samples_lost").GetInt64(),
                    json.RootElement.GetProperty("sessions_lost").GetInt64())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Line() => Json.Line(json =>
    {
        json.WriteString("session", Session);
        json.WriteString("playback", Playback);
        json.WriteNumber("buffered_ms", BufferedMs);
        json.WriteNumber("samples_played", Played);
        json.WriteNumber("samples_lost", Lost);
        json.WriteNumber("sessions_lost", Losses);
    });
}
