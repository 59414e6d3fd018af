using System.Text.Json;
using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>What somebody wants of a queue.</summary>
/// <param name="Action">What is to be done; never <see cref="QueueTrigger.TrackEnded"/>, which nobody can wish for.</param>
/// <param name="Track">What to add.</param>
/// <param name="Repeat">What to do at the end.</param>
/// <param name="Shuffle">Whether to shuffle.</param>
public sealed record QueueWish(QueueTrigger Action, string? Track = null, RepeatMode? Repeat = null, bool? Shuffle = null) : HubBody
{
    /// <summary>The wish as the queue is told it.</summary>
    /// <param name="track">The id of <see cref="Track"/>.</param>
    public QueueInput ToInput(TextId track) => new(Action) { Track = track, Repeat = Repeat ?? default, Shuffle = Shuffle ?? false };

    internal static QueueWish Read(ref WireReader json)
    {
        QueueTrigger? action = null;
        string? track = null;
        RepeatMode? repeat = null;
        bool? shuffle = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.Action: action = json.KnownWord(HubWords.Actions); break;
                case HubWords.Track: track = json.Text(HubTexts.CharsMax); break;
                case HubWords.Repeat: repeat = json.KnownWord(Vocabularies.RepeatModes); break;
                case HubWords.Shuffle: shuffle = json.Flag(); break;
                default: json.Skip(); break;
            }
        }

        return new(
            json.Required(action, HubWords.Action),
            action == QueueTrigger.TrackAdded ? json.Required(track, HubWords.Track) : null,
            action == QueueTrigger.RepeatChosen ? json.Required(repeat, HubWords.Repeat) : null,
            action == QueueTrigger.ShuffleChosen ? json.Required(shuffle, HubWords.Shuffle) : null);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(HubWords.Action, HubWords.Actions[Action]);
        json.WriteIfPresent(HubWords.Track, Track);
        json.WriteIfPresent(HubWords.Repeat, Repeat, Vocabularies.RepeatModes);
        json.WriteIfPresent(HubWords.Shuffle, Shuffle);
    }
}
