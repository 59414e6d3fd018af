using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>The group that a client is in: a delta, merged with <see cref="Merge"/>.</summary>
/// <param name="PlaybackState">Whether it plays; a word of a later time clears it.</param>
/// <param name="GroupId">Which group it is.</param>
/// <param name="GroupName">What people call it.</param>
public sealed record GroupUpdate(
    Field<GroupPlayback> PlaybackState = default, Field<string> GroupId = default, Field<string> GroupName = default) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.GroupUpdate;

    /// <summary>What is known after a delta: absent leaves, null deletes.</summary>
    public static GroupUpdate Merge(GroupUpdate previous, GroupUpdate delta) => new(
        delta.PlaybackState.Over(previous.PlaybackState),
        delta.GroupId.Over(previous.GroupId),
        delta.GroupName.Over(previous.GroupName));

    internal static GroupUpdate Read(ref WireReader json)
    {
        var playback = default(Field<GroupPlayback>);
        var id = default(Field<string>);
        var name = default(Field<string>);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.PlaybackState: playback = json.Word(Vocabularies.Playbacks).ToField(); break;
                case FieldNames.GroupId: id = json.Text(WireLimits.IdCharsMax).ToField(); break;
                case FieldNames.GroupName: name = json.Text(WireLimits.TextCharsMax).ToField(); break;
                default: json.Skip(); break;
            }
        }

        return new GroupUpdate(playback, id, name);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteField(FieldNames.PlaybackState, PlaybackState, Vocabularies.Playbacks);
        json.WriteField(FieldNames.GroupId, GroupId);
        json.WriteField(FieldNames.GroupName, GroupName);
    }
}
