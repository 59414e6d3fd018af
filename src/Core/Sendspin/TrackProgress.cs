using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>How far a track has played, as of the metadata's timestamp.</summary>
/// <param name="PositionMs">Milliseconds from its start.</param>
/// <param name="DurationMs">Its length in milliseconds; 0 for one without end, such as radio.</param>
/// <param name="SpeedPermille">Thousandths of normal speed: 1,000 plays, 0 is paused.</param>
public sealed record TrackProgress(long PositionMs, long DurationMs, int SpeedPermille)
{
    internal static TrackProgress? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        long? position = null;
        long? duration = null;
        int? speed = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.TrackProgress: position = json.Int64(); break;
                case FieldNames.TrackDuration: duration = json.Int64(); break;
                case FieldNames.PlaybackSpeed: speed = json.Int32(); break;
                default: json.Skip(); break;
            }
        }

        return new TrackProgress(
            json.Required(position, FieldNames.TrackProgress),
            json.Required(duration, FieldNames.TrackDuration),
            json.Required(speed, FieldNames.PlaybackSpeed));
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Progress);
        json.WriteNumber(FieldNames.TrackProgress, PositionMs);
        json.WriteNumber(FieldNames.TrackDuration, DurationMs);
        json.WriteNumber(FieldNames.PlaybackSpeed, SpeedPermille);
        json.WriteEndObject();
    }
}
