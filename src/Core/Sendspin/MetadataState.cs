using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>What plays: a delta. Numbers are shown and never computed with, so any is read.</summary>
public sealed record MetadataState
{
    /// <summary>When this holds, in microseconds of the server's clock.</summary>
    public Field<long> Timestamp { get; init; }

    public Field<string> Title { get; init; }

    public Field<string> Artist { get; init; }

    public Field<string> AlbumArtist { get; init; }

    public Field<string> Album { get; init; }

    /// <summary>Where its picture is. An address from a peer: not to be fetched without looking at it.</summary>
    public Field<string> ArtworkUrl { get; init; }

    public Field<int> Year { get; init; }

    /// <summary>Its number on the album, from 1.</summary>
    public Field<int> Track { get; init; }

    public Field<TrackProgress> Progress { get; init; }

    public Field<RepeatMode> Repeat { get; init; }

    public Field<bool> Shuffle { get; init; }

    /// <summary>What is known after a delta: absent leaves, null deletes. Progress is replaced as a whole.</summary>
    public static MetadataState Merge(MetadataState previous, MetadataState delta) => new()
    {
        Timestamp = delta.Timestamp.Over(previous.Timestamp),
        Title = delta.Title.Over(previous.Title),
        Artist = delta.Artist.Over(previous.Artist),
        AlbumArtist = delta.AlbumArtist.Over(previous.AlbumArtist),
        Album = delta.Album.Over(previous.Album),
        ArtworkUrl = delta.ArtworkUrl.Over(previous.ArtworkUrl),
        Year = delta.Year.Over(previous.Year),
        Track = delta.Track.Over(previous.Track),
        Progress = delta.Progress.Over(previous.Progress),
        Repeat = delta.Repeat.Over(previous.Repeat),
        Shuffle = delta.Shuffle.Over(previous.Shuffle),
    };

    internal static MetadataState? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        var timestamp = default(Field<long>);
        Field<string> title = default, artist = default, albumArtist = default, album = default, artworkUrl = default;
        Field<int> year = default, track = default;
        var progress = default(Field<TrackProgress>);
        var repeat = default(Field<RepeatMode>);
        var shuffle = default(Field<bool>);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Timestamp: timestamp = json.Int64().ToField(); break;
                case FieldNames.Title: title = ReadText(ref json); break;
                case FieldNames.Artist: artist = ReadText(ref json); break;
                case FieldNames.AlbumArtist: albumArtist = ReadText(ref json); break;
                case FieldNames.Album: album = ReadText(ref json); break;
                case FieldNames.ArtworkUrl: artworkUrl = ReadText(ref json); break;
                case FieldNames.Year: year = json.Int32().ToField(); break;
                case FieldNames.Track: track = json.Int32().ToField(); break;
                case FieldNames.Progress: progress = TrackProgress.Read(ref json).ToField(); break;
                case FieldNames.Repeat: repeat = json.Word(Vocabularies.RepeatModes).ToField(); break;
                case FieldNames.Shuffle: shuffle = json.Flag().ToField(); break;
                default: json.Skip(); break;
            }
        }

        return new MetadataState
        {
            Timestamp = timestamp,
            Title = title,
            Artist = artist,
            AlbumArtist = albumArtist,
            Album = album,
            ArtworkUrl = artworkUrl,
            Year = year,
            Track = track,
            Progress = progress,
            Repeat = repeat,
            Shuffle = shuffle,
        };
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.Metadata);
        json.WriteField(FieldNames.Timestamp, Timestamp);
        json.WriteField(FieldNames.Title, Title);
        json.WriteField(FieldNames.Artist, Artist);
        json.WriteField(FieldNames.AlbumArtist, AlbumArtist);
        json.WriteField(FieldNames.Album, Album);
        json.WriteField(FieldNames.ArtworkUrl, ArtworkUrl);
        json.WriteField(FieldNames.Year, Year);
        json.WriteField(FieldNames.Track, Track);
        if (Progress.HasValue) Progress.Value.Write(json);
        json.WriteNull(FieldNames.Progress, Progress);
        json.WriteField(FieldNames.Repeat, Repeat, Vocabularies.RepeatModes);
        json.WriteField(FieldNames.Shuffle, Shuffle);
        json.WriteEndObject();
    }

    private static Field<string> ReadText(ref WireReader json) => json.Text(WireLimits.TextCharsMax).ToField();
}
