using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>The queue of a cluster's group, as its devices see it.</summary>
/// <param name="State">Whether it plays.</param>
/// <param name="Track">What it plays or would play next, or null if it is empty.</param>
/// <param name="Position">How many tracks are played before that.</param>
/// <param name="Count">Tracks in all.</param>
/// <param name="Repeat">What it does at its end.</param>
/// <param name="Shuffle">Whether it is shuffled.</param>
public sealed record ClusterQueue(QueueState State, string? Track, int Position, int Count, RepeatMode Repeat, bool Shuffle)
{
    internal static ClusterQueue Read(ref WireReader json)
    {
        QueueState? state = null;
        string? track = null;
        int? position = null, count = null;
        RepeatMode? repeat = null;
        bool? shuffle = null;
        if (!json.EnterObject()) json.Fail(WireError.WrongKind, HubWords.Queue);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.State: state = json.KnownWord(HubWords.States); break;
                case HubWords.Track: track = json.Text(HubTexts.CharsMax); break;
                case HubWords.Position: position = json.Int32(0, PlayOrder.TracksMax - 1); break;
                case HubWords.Count: count = json.Int32(0, PlayOrder.TracksMax); break;
                case HubWords.Repeat: repeat = json.Word(Vocabularies.RepeatModes); break;
                case HubWords.Shuffle: shuffle = json.Flag(); break;
                default: json.Skip(); break;
            }
        }

        return new(
            json.Required(state, HubWords.State),
            track,
            json.Required(position, HubWords.Position),
            json.Required(count, HubWords.Count),
            repeat ?? RepeatMode.Off,
            shuffle ?? false);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(HubWords.Queue);
        json.WriteString(HubWords.State, HubWords.States[State]);
        json.WriteIfPresent(HubWords.Track, Track);
        json.WriteNumber(HubWords.Position, Position);
        json.WriteNumber(HubWords.Count, Count);
        json.WriteIfPresent(HubWords.Repeat, Repeat, Vocabularies.RepeatModes);
        json.WriteBoolean(HubWords.Shuffle, Shuffle);
        json.WriteEndObject();
    }
}
